"""States, cities, ranges, borders, hot spots, exercises: facts of geography with the Russian cases they need."""

import random

Triple = tuple[str, str, str]

# English; Russian nominative, genitive, dative and prepositional, accusative.
_STATES = (
    ("Armenia", "the Republic of Armenia",
     "Республика Армения", "Республики Армения", "Республике Армения", "Республику Армения"),
    ("Belarus", "the Republic of Belarus",
     "Республика Беларусь", "Республики Беларусь", "Республике Беларусь", "Республику Беларусь"),
    ("Kazakhstan", "the Republic of Kazakhstan",
     "Республика Казахстан", "Республики Казахстан", "Республике Казахстан", "Республику Казахстан"),
    ("Kyrgyzstan", "the Kyrgyz Republic",
     "Кыргызская Республика", "Кыргызской Республики", "Кыргызской Республике", "Кыргызскую Республику"),
    ("Russia", "the Russian Federation",
     "Российская Федерация", "Российской Федерации", "Российской Федерации", "Российскую Федерацию"),
    ("Tajikistan", "the Republic of Tajikistan",
     "Республика Таджикистан", "Республики Таджикистан", "Республике Таджикистан", "Республику Таджикистан"),
)  # fmt: skip
# English; Russian nominative, prepositional, accusative.
_CITIES = (
    ("Yerevan", "Ереван", "Ереване", "Ереван"), ("Minsk", "Минск", "Минске", "Минск"),
    ("Astana", "Астана", "Астане", "Астану"), ("Almaty", "Алматы", "Алматы", "Алматы"),
    ("Bishkek", "Бишкек", "Бишкеке", "Бишкек"), ("Moscow", "Москва", "Москве", "Москву"),
    ("Dushanbe", "Душанбе", "Душанбе", "Душанбе"), ("Khujand", "Худжанд", "Худжанде", "Худжанд"),
    ("Saint Petersburg", "Санкт-Петербург", "Санкт-Петербурге", "Санкт-Петербург"),
    ("Gyumri", "Гюмри", "Гюмри", "Гюмри"),
    ("Brest", "Брест", "Бресте", "Брест"), ("Osh", "Ош", "Оше", "Ош"),
    ("Karaganda", "Караганда", "Караганде", "Караганду"),
    ("Cholpon-Ata", "Чолпон-Ата", "Чолпон-Ате", "Чолпон-Ату"), ("Kazan", "Казань", "Казани", "Казань"),
)  # fmt: skip
_RANGES = (
    ("Kharbmaidon", "Харбмайдон"), ("Edelweiss", "Эдельвейс"), ("Matybulak", "Матыбулак"),
    ("Marshal Baghramyan", "Маршал Баграмян"),
    ("Borisovsky", "Борисовский"), ("Cheremushki", "Черёмушки"), ("Momirak", "Момирак"), ("Losvido", "Лосвидо"),
    ("Koy-Tash", "Кой-Таш"), ("Tochka", "Точка"), ("Chebarkul", "Чебаркуль"), ("Iliysky", "Илийский"),
)  # fmt: skip
_BORDERS = (
    ("on the Tajik-Afghan border", "на таджикско-афганской границе"),
    ("on the Kyrgyz-Tajik border", "на киргизско-таджикской границе"),
    ("on the Armenian-Azerbaijani border", "на армяно-азербайджанской границе"),
    ("on the western border of the Union State", "на западной границе Союзного государства"),
    ("on the Pamir section of the frontier", "на памирском участке границы"),
)
_HOTSPOTS = (
    ("in northern Afghanistan", "на севере Афганистана"), ("in Badakhshan", "в Бадахшане"),
    ("in the eastern provinces of Afghanistan", "в восточных провинциях Афганистана"), ("in Syria", "в Сирии"),
    ("in Libya", "в Ливии"), ("in the Sahel", "в Сахеле"), ("in the Middle East", "на Ближнем Востоке"),
    ("in the border areas of Iraq", "в приграничных районах Ирака"), ("in Yemen", "в Йемене"),
)  # fmt: skip
_EXERCISES = (
    ("Interaction", "Взаимодействие"), ("Search", "Поиск"), ("Echelon", "Эшелон"), ("Thunder", "Гром"),
    ("Rubezh", "Рубеж"), ("Indestructible Brotherhood", "Нерушимое братство"), ("Cobalt", "Кобальт"),
    ("Barrier", "Барьер"), ("Rock", "Скала"), ("Steel Pass", "Стальной перевал"), ("Clear Sky", "Чистое небо"),
)  # fmt: skip
_OPERATIONS = (
    ("Channel – Steppe Ring", "Канал – Степное кольцо"), ("Channel – Northern Gate", "Канал – Северные ворота"),
    ("Channel – Caucasus Trap", "Канал – Кавказский капкан"), ("Channel – High Road", "Канал – Большая дорога"),
    ("Channel – Eastern Seal", "Канал – Восточная печать"), ("Channel – River Lock", "Канал – Речной шлюз"),
)  # fmt: skip
_PARTNERS = (
    ("the Shanghai Cooperation Organization", "с Шанхайской организацией сотрудничества"),
    ("the United Nations Office on Drugs and Crime", "с Управлением ООН по наркотикам и преступности"),
    ("the CIS Executive Committee", "с Исполнительным комитетом СНГ"),
    ("the OSCE Secretariat", "с Секретариатом ОБСЕ"),
    ("the International Committee of the Red Cross", "с Международным комитетом Красного Креста"),
)
_POSTS = (
    ("Chinar", "Чинар"), ("Two Poplars", "Два тополя"), ("Sary-Tala", "Сары-Тала"), ("Kyzyl-Suu", "Кызыл-Суу"),
    ("Granite", "Гранит"), ("Falcon", "Сокол"), ("Upper Bridge", "Верхний мост"), ("Shurak", "Шурак"),
)  # fmt: skip


def draw(rng: random.Random, year: int) -> list[Triple]:
    """Placeholders of place: the first state is the story's, the second another one."""
    state, second = rng.sample(_STATES, 2)
    ground, post = rng.choice(_RANGES), rng.choice(_POSTS)
    exercise, operation = rng.choice(_EXERCISES), rng.choice(_OPERATIONS)
    partner = rng.choice(_PARTNERS)
    return [
        *_state(state),
        ("of_state2", f"of {second[1]}", second[3]),
        *_city(rng.choice(_CITIES)),
        ("at_range", f"at the {ground[0]} range", f"на полигоне «{ground[1]}»"),
        ("border_on", *rng.choice(_BORDERS)),
        ("hotspot_in", *rng.choice(_HOTSPOTS)),
        ("exercise", f"“{exercise[0]}-{year}”", f"«{exercise[1]}-{year}»"),
        ("operation", f"“{operation[0]}”", f"«{operation[1]}»"),
        ("partner", *partner),
        ("with_partner", f"with {partner[0]}", partner[1]),
        ("post", *post),
    ]


def _state(row: tuple[str, str, str, str, str, str]) -> list[Triple]:
    short, english, nominative, genitive, dative, accusative = row
    return [
        ("state_short", short, nominative),
        ("of_state", f"of {english}", genitive),
        ("of_state_dat", f"to {english}", dative),
        ("in_state", f"in {english}", f"в {dative}"),
        ("into_state", english, accusative),
    ]


def _city(row: tuple[str, str, str, str]) -> list[Triple]:
    english, nominative, prepositional, accusative = row
    return [
        ("city", english, nominative),
        ("in_city", f"in {english}", f"в {prepositional}"),
        ("in_city_cap", f"In {english}", f"В {prepositional}"),
        ("in_city_into", f"to {english}", f"в {accusative}"),
    ]
