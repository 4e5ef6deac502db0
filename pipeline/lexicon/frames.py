"""Words that say what sort of page it is: a speech, an interview, an election, a law, an anniversary, a meeting."""

WORDS: dict[str, str] = {
    "speech": "=speech =speeches выступление =речь =речи =theses тезисы =тезисов =remarks =remark",
    "address": "=address =addresses",
    "spoke": """
        =spoke =speaks =speaking =выступил =выступила =выступал =выступая =addressed =addressing =speak =spoken
    """,
    "interview": "interview интервью",
    "congratulate": """
        congratulate congratulation поздравление =поздравил =поздравила =поздравили =поздравляет =поздравляют
        =greeting =greetings =greeted =greets приветствие приветственный =приветствовал =hails =hailed =welcomed
        =welcome =welcoming
        =season =wishes
    """,
    "condolence": """
        condolence соболезнование =соболезнует =соболезнуем =mourning =mourns =mourn скорбь скорбит =sympathy
        =соболезнования
    """,
    "anniversary": "anniversary годовщина =летие =летия =летию =летием =летии юбилей юбилейный jubilee =birthday",
    "day": "=day =день =дня =дню =днем",
    "years": "=years =лет ",
    "times": "=days =times =времена =дни",
    "number_word": """
        =two =three =four =ten =fifteen =twenty =thirty =два =три =четыре =десять =пятнадцать =двадцать
        =тридцать
    """,
    "decade": "=decade =decades =десятилетие =десятилетия =десятилетию",
    "figures": "=figures =numbers =цифрах =цифры",
    "six": "=five =six =пять =шесть =пяти =шести =пятью =шестью =пятерка =шестерка =пятерки =шестерки",
    "formation": "formation образование создание =establishment =founding",
    "extraordinary": "extraordinary внеочередной экстренный =unscheduled =внеплановое",
    "group": "=group =groups группа",
    "youth": "=youth =young молодежь молодежный молодой",
    "pupils": """
        =schoolchildren =schoolchild =pupils =schoolgirls =schoolboys школьник старшеклассник лицеист гимназист
    """,
    "play": """
        =played =playing =staged =simulation =simulated =replayed =сыграли =сыграл =сыграла =разыграли =разыграл
        =разыграла имитация симуляция =деловая =деловой =деловую =ролевая =ролевой =ролевую
    """,
    "fraud": """
        fraud* swindl* scam* мошенни* мошенническ* =vacancy =vacancies вакансия аферист* =crooks =impostors
    """,
    "equip": "=equipping =equipped =rearmament оснащен* перевооружен*",
    "school": "=summer =летняя =летней",
    "flowers": "=flowers =flower =цветы",
    "victory": "victory победа",
    "memory": """
        =вспоминали =вспоминают =вспомнили =remembered veteran ветеран remembrance memory память =памяти битва
        memorial мемориал =historical исторический =history история =truth правда falsification фальсификация
        =patriotic отечественный блокада nuremberg нюрнберг* monument памятник wreath* venok* immortal
        бессмертный hero герой подвиг siege genocide геноцид holocaust
    """,
    "nazism": """
        nazi* нацизм* нацист* неонацис* neonazi* fascis* фашис* glorify glorification героизация реабилитация
        rehabilitation
    """,
    "election": """
        election выборы electoral избирательный электоральный =vote =voting голосование referendum референдум =cec
        =цик ballot polling =выборов =выборах =выборам =polls =elections voter избиратель
    """,
    "observer": "=observer =observers =observation =observations наблюдатель наблюдение наблюдательный",
    "model": """
        =model модельный =legislative законодательный законопроект =bill =bills recommendation рекомендация =ratify
        =ratified =ratification ратифицировать ратификация =ратифицировал =ратифицировала =ратифицирован harmonize
        harmonization harmonisation гармонизация =criminalization =criminalisation кодекс законотворческий
    """,
    "cooperation": """
        cooperation cooperate cooperative сотруднича* partnership партнерство =collaboration =contacts =ties
        сотрудничество =relations отношение coordination координация =взаимодействию =взаимодействия =взаимодействии
    """,
    "meet": """
        =met =meets =sitting =sittings meeting встреча =встретился =встретились =встретилась заседание =заседания
        session сессия summit саммит consultation консультация
    """,
    "planning": "совещание",
    "conference": """
        =conference =conferences =conf конференция seminar семинар forum форум symposium roundtable =round =круглый
        =круглого =круглом =круглому webinar =workshop congress конгресс =hearing =hearings слушания =club =клуб
        =клуба consortium консорциум
    """,
    "visit": "=visit =visited =visits =visiting =посетил =посетили =посетила визит =arrived =received =receives",
    "participate": """
        participate participation =participated =участвует =участвуют =участвовал =участвовали участие =attended
        =attends attend =took =takes =участвовать =part
    """,
    "participant": "=participant =participants участник",
    "exhibition": "exhibition выставка =expo =milex",
    "course": """
        =courses курс лекция =lecture university университет academy академия =cadets student студент =contest конкурс
        слушатели =volunteers волонтер доброволец
    """,
    "accredit": "accreditation аккредитация =accredited =credentials =верительные",
    "appoint": """
        =appointed appointment =назначен =elected award* наград* награжд*
        medal медаль =медали =медалями gratitude благодарность =tribute =inauguration
        =oath =назначение
    """,
    "chairmanship": "chairmanship председательство presidency =priorities =приоритеты =приоритетов",
    "media": "journalist журналист =briefing =брифинг",
    "culture": """
        culture культура sport спорт =festival фестиваль =children =дети =детей =concert концерт tournament турнир
        =chess =book =books книга =film фильм сборник =collection журнал =magazine библиотека =library архив archive
        museum музей фотовыставка almanac альманах =competition =competed соревнован*
    """,
    "economic": """
        economic экономический industrial промышленность =industry
        budget бюджет revenue expenditure смета
    """,
    "emergency": "=emergencies =emergency чрезвычайный =чс =мчс =emercom",
    "place_of": "=headquarters штабквартира",
    "during": "=during =within =framework =рамках =ходе =sidelines =полях =margins",
    "outcome": """
        =following =итогам =итоги =results =result =outcome =outcomes =результаты =результатам =итогах =итогами
        =результатах =результатами
    """,
    "legal_text": """
        =charter =устав =устава =agreement =соглашение =protocol =протокол =convention =конвенция =regulations
        =concept =концепция =strategy =стратегия =statute =memorandum =меморандум
    """,
    "standing": "=положение",
    "scenario": """
        =scenario =сценарию =сценарий =замыслу =легенде =imaginary =условного =условный =notional
        =mock =conditional =conditionally =legend =scenarios =вымышленный =fictional =fictitious =воображаемый
        =учебной
    """,
    "video": "=video =видео =videoconference =videoconferencing видеоконференция",
    "talks": """
        =talks =переговоры =переговоров =переговорах =переговорам =conversation =conversations =разговор =разговора
        =беседа =беседу
    """,
    "newyear": "новогодн* =рождество =christmas",
    "new": "=new =новый =новым =нового",
    "one_year": "=year =год =годом =года",
    "law": "=law =laws закон законодательство legislation",
}
