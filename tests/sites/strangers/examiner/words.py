"""Wording of the examiner's pages, drawn from grammars of their own: English and Russian."""

import random
import re
from collections.abc import Mapping

_SLOT = re.compile(r"\{(\w+)\}")

EN: Mapping[str, tuple[str, ...]] = {
    "organ": (
        "the CSTO Permanent Council", "the Council of Foreign Ministers", "the Council of Defence Ministers",
        "the Committee of Secretaries of the Security Councils", "the CSTO Secretariat", "the CSTO Joint Staff",
        "the CSTO Parliamentary Assembly", "the Collective Security Council",
    ),
    "person": (
        "Marat Tulegenov", "Andrey Vasilkov", "Gegham Sarkisov", "Farrukh Nazarzoda", "Colonel Pavel Yermakov",
        "Lieutenant General Bakyt Osmonov", "Ambassador Irina Kolchina", "Major General Oleg Rudnev",
    ),
    "country": (
        "the Republic of Armenia", "the Republic of Belarus", "the Republic of Kazakhstan", "the Kyrgyz Republic",
        "the Russian Federation", "the Republic of Tajikistan",
    ),
    "city": ("Yerevan", "Minsk", "Astana", "Bishkek", "Moscow", "Dushanbe", "Nur-Sultan", "Osh", "Brest"),
    "month": ("January", "March", "April", "June", "September", "October", "November", "December"),
    "n": tuple(map(str, range(2, 29))),
    "year": tuple(map(str, range(2013, 2026))),
    "exercise": ("“Indestructible Brotherhood-{year}”", "\"Interaction-{year}\"", "«Search-{year}»", "‘Echelon-{year}’"),
    "matter": (
        "countering terrorism and extremism", "biological security", "protection of the southern borders",
        "peacekeeping activities", "illegal migration", "military-technical cooperation", "arms control",
        "the situation in Afghanistan", "information security", "the training of personnel",
    ),
    "event": (
        "a round table", "a working meeting", "an expert consultation", "a staff training", "a video conference",
        "a regular session", "a scientific conference",
    ),
    "opening": (
        "On {month} {n}, {organ} held {event} on {matter}, in which representatives of {country} and {country} took part.",
        "{month} {n}th of this year. {event} on {matter} took place in {city} under the chairmanship of {person}.",
        "In {city}, {person} received a delegation of {country} and spoke about {matter}.",
        "{n} {month} {year}, {city}. The exercise {exercise} came to its end at the Harbmaidon training ground.",
        "The Secretary General met {person}, who represents {country} in {organ}.",
        "{event} devoted to {matter} was opened in {city} by {person}.",
        "From {month} {n} to {n}, units of {country} and {country} practise joint actions in the mountains near {city}.",
        "At the invitation of {country}, {person} pays a visit to {city} on {month} {n}, {year}.",
    ),
    "statement": (
        "We express deep concern over the shelling of settlements at the border of {country} and call upon the sides to cease fire at once.",
        "The members of {organ} firmly condemn the terrorist attack in {city} and declare their readiness to render help.",
        "{organ} states that the build-up of forces near the borders of {country} threatens the stability of the region.",
        "The Secretary General calls on all parties to refrain from the use of force and to return to talks.",
    ),
    "sentence": (
        "The participants exchanged views on {matter} and agreed to go on with consultations in {city}.",
        "Special attention was paid to {matter}, as well as to {matter}.",
        "{person} noted that {country} regards {matter} as one of its priorities.",
        "A plan of joint measures for {year} was considered; it has {n} points.",
        "In the course of the talks the sides touched upon {matter}.",
        "More than {n}00 servicemen and {n}0 pieces of equipment are involved.",
        "\"We have done much in {n} years, and more is ahead,\" said {person}.",
        "“It is {country} that put the question forward,” {person} stressed, “and {organ} supported it.”",
        "The document was adopted in {city} on {month} {n}, {year}, and entered into force the same year.",
        "Representatives of the UN, the OSCE and the SCO attended as observers.",
        "The next meeting is to be held in {city} in {month}.",
        "Heads of the delegations thanked the hosts for the organization of the event.",
        "According to {person}, the number of such crimes fell by {n}.{n} per cent.",
        "The СRRF units were alerted on {month}{n} and moved to the area of concentration.",
        "They also discussed the draft Statement on {matter}, prepared by {country}.",
        "The Press Secretary of the Organization answered questions of journalists after the talks.",
    ),
    "title": (
        "{city} hosted {event} on {matter}",
        "The Secretary General took part in {event} in {city}",
        "{person} and {person} discussed {matter}",
        "On the meeting of {organ} in {city}",
        "Exercise {exercise} started in {country}",
        "Interview of {person} to the agency “Novosti {city}”",
        "Statement by {organ} on {matter}",
        "Delegation of {country} visits {organ}",
        "{organ} considered {matter}",
        "Congratulations on the anniversary of the Organization",
    ),
    "long": (
        "Under the chairmanship of {person}, {organ} and {organ} considered proposals of {country}, {country} and {country} on {matter}, {matter} and on the plan of consultations for {year}, and approved the list of measures aimed at further development of cooperation in the sphere of {matter}",
    ),
    "subheading": ("Results of the day in {city}", "On {matter}", "Main stage of {exercise}", "Photo report from {city}"),
    "salutation": ("Dear colleagues!", "Dear Mr. Chairman,", "Distinguished participants of the session!", "Ladies and gentlemen,"),
    "caps": ("STATEMENT", "STATEMENT OF {country} AND ITS ALLIES ON {matter}", "APPEAL TO THE PARLIAMENTS OF THE MEMBER STATES", "DECLARATION"),
    "caption": (
        "На снимке: участники встречи в Москве", "Выступает генерал-майор Руднев", "Фото: пресс-служба Секретариата",
        "Заседание в Бишкеке. Общий план",
    ),
    "question": ("How do you assess {matter} today?", "What did {organ} decide?", "Will {country} take part in {exercise}?"),
    "item": ("on the progress in {matter};", "on the schedule of {exercise};", "on the budget for {year};", "on the appeal of {country};"),
    "lastitem": ("on other questions.",),
    "contact": (
        "The CSTO Press Secretary Vladimir Zaynetdinov", "CSTO Press secretary Vladimir Zaynetdinov",
        "CSTO Press Secretary Vladimir Zainetdinov", "The CSTO Press-Secretary Vladimir Zaynetdinov",
    ),
}  # fmt: skip

RU: Mapping[str, tuple[str, ...]] = {
    "organ": (
        "Постоянный совет ОДКБ", "Совет министров иностранных дел", "Совет министров обороны", "Секретариат ОДКБ",
        "Объединённый штаб ОДКБ", "Парламентская Ассамблея ОДКБ", "Совет коллективной безопасности",
    ),
    "person": (
        "Марат Тулегенов", "Андрей Васильков", "Гегам Саркисов", "Фаррух Назарзода", "полковник Павел Ермаков",
        "генерал-лейтенант Бакыт Осмонов", "посол Ирина Колчина",
    ),
    "country": (
        "Республики Армения", "Республики Беларусь", "Республики Казахстан", "Кыргызской Республики",
        "Российской Федерации", "Республики Таджикистан",
    ),
    "city": ("Ереване", "Минске", "Астане", "Бишкеке", "Москве", "Душанбе", "Бресте"),
    "month": ("января", "марта", "апреля", "июня", "сентября", "октября", "ноября"),
    "n": tuple(map(str, range(2, 29))),
    "year": tuple(map(str, range(2013, 2026))),
    "exercise": ("«Нерушимое братство-{year}»", "«Взаимодействие-{year}»", "\"Поиск-{year}\"", "«Эшелон-{year}»"),
    "matter": (
        "противодействия терроризму", "биологической безопасности", "охраны южных рубежей", "миротворческой деятельности",
        "военно-технического сотрудничества", "контроля над вооружениями", "информационной безопасности",
    ),
    "event": ("круглый стол", "рабочее совещание", "брифинг", "очередное заседание", "совместный семинар"),
    "opening": (
        "{n} {month} с.г. в {city} прошёл {event} по вопросам {matter}, в котором участвовали представители {country}.",
        "В {city} {person} встретился с делегацией {country} и рассказал о состоянии {matter}.",
        "{n} {month} {year} года, г. Москва. Завершилось учение {exercise} с участием подразделений {country}.",
        "{event} по проблемам {matter} состоялся {n} {month} в {city}.",
        "По приглашению {country} {person} посетил штаб учения {exercise}.",
    ),
    "statement": (
        "Выражаем глубокую озабоченность обстрелами населённых пунктов на границе {country} и призываем стороны немедленно прекратить огонь.",
        "Члены Организации решительно осуждают террористический акт в {city} и заявляют о готовности оказать помощь.",
        "Наращивание сил у границ {country} создаёт угрозу стабильности в регионе.",
    ),
    "sentence": (
        "Участники обменялись мнениями о ходе {matter} и условились продолжить консультации в {city}.",
        "Особое внимание было уделено вопросам {matter}.",
        "{person} отметил, что для {country} эта работа остаётся приоритетом.",
        "Рассмотрен план совместных мероприятий на {year} год из {n} пунктов.",
        "«За {n} лет сделано немало, а впереди ещё больше», – сказал {person}.",
        "К учению привлечено более {n}00 военнослужащих и {n}0 единиц техники.",
        "Документ принят в {city} {n} {month} {year} года.",
        "Следующая встреча намечена на конец {month} в {city}.",
        "Наблюдателями присутствовали представители ООН, ОБСЕ и ШОС.",
        "Пресс-секретарь Организации ответил на вопросы журналистов.",
        "Также обсуждён проект Заявления о развитии {matter}, подготовленный экспертами {country}.",
    ),
    "title": (
        "В {city} прошёл {event} по вопросам {matter}",
        "Генеральный секретарь принял делегацию {country}",
        "О заседании в {city}",
        "Начинается учение {exercise}",
        "{person} ответил на вопросы агентства",
        "Заявление по вопросам {matter}",
        "Поздравление с годовщиной Организации",
    ),
    "long": (
        "Под председательством представителя {country} {organ} рассмотрел предложения {country} и {country} по вопросам {matter}, {matter} и {matter}, а также план консультаций на {year} год и утвердил перечень мероприятий, направленных на дальнейшее развитие сотрудничества в сфере {matter}",
    ),
    "subheading": ("Итоги дня в {city}", "О состоянии {matter}", "Основной этап учения {exercise}"),
    "salutation": ("Уважаемые коллеги!", "Уважаемый господин Председатель!", "Дорогие друзья,"),
    "caps": ("ЗАЯВЛЕНИЕ", "ОБРАЩЕНИЕ К ПАРЛАМЕНТАМ ГОСУДАРСТВ – ЧЛЕНОВ", "ДЕКЛАРАЦИЯ О РАЗВИТИИ {matter}"),
    "caption": ("На снимке: участники встречи", "Выступает полковник Ермаков", "Заседание в Бишкеке. Общий план"),
    "question": ("Как Вы оцениваете состояние {matter}?", "Что решил {organ}?", "Примут ли участие подразделения {country}?"),
    "item": ("о ходе {matter};", "о графике учения {exercise};", "о бюджете на {year} год;"),
    "lastitem": ("о разном.",),
    "contact": ("Пресс-секретарь ОДКБ Владимир Зайнетдинов", "Пресс-секретарь ОДКБ Зайнетдинов Владимир"),
}  # fmt: skip

DELEGATIONS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        tuple(
            f"{state}. {chamber} of {state} sends {count} deputies to the Assembly. The head of the delegation is the Speaker; "
            f"his deputy leads the group in the Permanent Commission on {commission}. The coordinator keeps in touch with the "
            "Secretariat, prepares drafts of model laws and takes part in missions that observe elections in the member states."
            for state, chamber, count, commission in (
                ("Armenia", "The National Assembly", 7, "Defence and Security"),
                ("Belarus", "The National Assembly", 9, "Political Issues"),
                ("Kazakhstan", "The Parliament", 8, "Legal Matters"),
                ("Kyrgyzstan", "The Jogorku Kenesh", 6, "Humanitarian Matters"),
                ("Tajikistan", "The Majlisi Oli", 5, "Information Policy"),
            )
        ),
        tuple(
            f"Delegation of {state}: head – chairman of the lower chamber; deputy head – chairman of the committee on {matter}; "
            f"members – {count} deputies and {count - 2} senators; secretary – head of the department of inter-parliamentary ties. "
            "The composition was confirmed by a decision of the chamber and is renewed after every election to the parliament."
            for state, matter, count in (
                ("the Republic of Belarus", "national security", 8),
                ("the Republic of Kazakhstan", "international affairs", 6),
                ("the Kyrgyz Republic", "law and order", 7),
                ("the Russian Federation", "defence", 10),
                ("the Republic of Tajikistan", "constitutional legality", 5),
            )
        ),
        tuple(
            f"{state} has been a member of the Assembly since {year}. Its parliament has two chambers with {seats} seats in all. "
            f"The permanent delegation was formed in {year + 1}, works in three commissions of the Assembly and gathers before each "
            "plenary session. In the last years it has put forward several model laws on the safety of borders and on migration."
            for state, year, seats in (
                ("The Republic of Armenia", 2006, 107), ("The Republic of Belarus", 2007, 174),
                ("The Republic of Kazakhstan", 2006, 145), ("The Russian Federation", 2006, 620),
                ("The Republic of Tajikistan", 2008, 96),
            )
        ),
        tuple(
            f"The national delegation of {state} in the CSTO Parliamentary Assembly is headed by the chairman of its parliament, "
            f"who is also a member of the Council of the Assembly. {count} members sit on the permanent commissions, two on the "
            "expert advisory council. Contacts with voters, the press and the allies are kept by the office of the delegation."
            for state, count in (("Armenia", "Five"), ("Belarus", "Nine"), ("Kazakhstan", "Eight"), ("Kyrgyzstan", "Six"), ("Russia", "Twelve"))
        ),
    ),
    "ru": (
        tuple(
            f"{state}. {chamber} направляет в Ассамблею {count} депутатов. Главой делегации является спикер, его заместитель "
            "входит в постоянную комиссию по вопросам обороны и безопасности. Координатор поддерживает связь с Секретариатом, "
            "готовит проекты модельных законов и участвует в миссиях наблюдателей на выборах в государствах-членах Организации."
            for state, chamber, count in (
                ("Армения", "Национальное собрание", 7), ("Беларусь", "Национальное собрание", 9), ("Казахстан", "Парламент", 8),
                ("Кыргызстан", "Жогорку Кенеш", 6), ("Таджикистан", "Маджлиси Оли", 5),
            )
        ),
        tuple(
            f"Делегация {state}: глава – председатель нижней палаты; заместитель главы – председатель комитета {matter}; члены – "
            f"{count} депутатов; секретарь – начальник отдела межпарламентских связей. Состав утверждён решением палаты и "
            "обновляется после каждых выборов в парламент; последнее изменение внесено по итогам весенней сессии."
            for state, matter, count in (
                ("Республики Беларусь", "по национальной безопасности", 8), ("Республики Казахстан", "по международным делам", 6),
                ("Кыргызской Республики", "по законности", 7), ("Российской Федерации", "по обороне", 10),
                ("Республики Таджикистан", "по законодательству", 5),
            )
        ),
        tuple(
            f"{state} входит в состав Ассамблеи с {year} года. Парламент состоит из двух палат, в которых {seats} мест. Постоянная "
            f"делегация сформирована в {year + 1} году, работает в трёх комиссиях и собирается перед каждым пленарным заседанием. "
            "За последние годы она внесла несколько модельных законов об охране границ и о миграции населения."
            for state, year, seats in (
                ("Республика Армения", 2006, 107), ("Республика Беларусь", 2007, 174), ("Республика Казахстан", 2006, 145),
                ("Российская Федерация", 2006, 620), ("Республика Таджикистан", 2008, 96),
            )
        ),
        tuple(
            f"Национальную делегацию {state} в ПА ОДКБ возглавляет председатель парламента, входящий в Совет Ассамблеи. {count} её "
            "членов заседают в постоянных комиссиях, двое – в экспертно-консультативном совете. Связь с избирателями, прессой и "
            "союзниками поддерживает аппарат делегации, который готовит и материалы к заседаниям Совета Ассамблеи."
            for state, count in (("Армении", "Пять"), ("Беларуси", "Девять"), ("Казахстана", "Восемь"), ("Кыргызстана", "Шесть"), ("России", "Двенадцать"))
        ),
    ),
}  # fmt: skip


def say(rng: random.Random, lang: str, key: str) -> str:
    """One phrase of the grammar, begun with a capital."""
    grammar = RU if lang == "ru" else EN

    def fill(found: re.Match[str]) -> str:
        return _SLOT.sub(fill, rng.choice(grammar[found[1]]))

    text = _SLOT.sub(fill, rng.choice(grammar[key]))
    if key == "caps":
        return text.upper()
    return text if key in ("item", "lastitem") else text[:1].upper() + text[1:]


def paragraph(rng: random.Random, lang: str, first: str | None = None) -> str:
    """One to four sentences."""
    sentences = [first] if first else []
    sentences += [say(rng, lang, "sentence") for _ in range(rng.choice((0, 1, 2, 3) if first else (1, 2, 2, 3, 4)))]
    return " ".join(sentences)
