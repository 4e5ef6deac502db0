"""Words that tie an act to what it is aimed at, and words that take it back or make it somebody's past."""

WORDS: dict[str, str] = {
    # What an act is aimed at.
    "on": "=on =upon",
    "for": "=for",
    "to": "=to =к =ко",
    "that": "=that =что =чтобы",
    "connection": "=connection =связи =regard =relation =connections",
    "over": """
        =over =about =regarding =because =относительно =касательно =concerning =по =об =о =обо =вокруг =над =around =due
        =amid
    """,
    # What takes an act back, or makes it somebody's past.
    "not": "=not =cannot =no =не =нет =nor =neither =never =none =ни",
    "draft": """
        =проекту =проектах
        =draft =drafts =drafted =drafting =проект =проекта =проекты =проектов =проекте =проектам =проектами
        =проектом =wording =draught =formulations =formulation формулировка
    """,
    "intend": """
        =propose =proposed =proposes =proposal =proposals =suggested =suggests =предложил =предложила
        =предложили =предлагает =предлагают =предложение =предложено =intend =intends =намерен =намерена
        =намерены =планирует =планируют =plans =planned =plan =принять =подписать =опубликовать =выразить
        =осудить =призвать =одобрить =could =может =могут =предложения =предложений =предложению =предлагаем
        =предложениями
    """,
    "future": """
        =will =shall =планируется =ожидается =предполагается =предстоит =будет =будут =предстоящий =предстоящее
        =предстоящая =предстоящей =предстоящих =предстоящем =предстоящего =upcoming =forthcoming =expected
        =expects =примет =примут =состоится =состоятся =пройдет =пройдут =обсудит =обсудят =рассмотрит
        =рассмотрят =посетит =выступит =выступят =проведет =проведут =откроется =встретится =подпишут =подпишет
        =соберутся =scheduled =намечено =запланировано =запланирован =запланированы =обратится =обратятся =ждет
        =ожидает =прибудет =прибудут =начнется =начнутся =станет =future =schedule =запланирована =намечена
        =намечен
    """,
    "announcement": "анонс announcement =анонсы",
    "repeatedly": """
        =repeatedly =неоднократно =earlier =previously =ранее =formerly
        =прежде =traditionally =традиционно
        =always =всегда =неизменно =invariably =consistently =последовательно
    """,
    "ago": "=ago =назад",
    "recall": """
        =recalled =recalls =напомнил =напомнила =напомнило =напомним =напомнили =напоминаем =reminded
        =remind
    """,
    "again": "=again =anew =today =сегодня =вновь =снова",
    "bygone": "=past",
    "spell": "=week =weeks =hour =hours =months =few =several =couple =неделю =сутки",
    "had": "=had",
    "have": "=have",
    "once": "=once =annually =biennially =ежегодно",
    "each": "=each =every =каждый =каждое =каждые =каждую",
    "then": "=тогда =тогдашний",
    "thereupon": "=then",
    "work": "=работу =work",
    "month": """
        =january =february =march =april =june =july =august =september =october =november =december =январе =феврале
        =марте =апреле =мае =июне =июле =августе =сентябре =октябре =ноябре =декабре
    """,
    "former": "=former =ex =экс бывший",
    "why": "=why =почему =зачем =whether =inquired =поинтересовался =поинтересовались =поинтересовалась",
    "how": "=how =как",
    "unfinished": """
        =postponed =deferred =adjourned =отложен =отложена =отложено =отложили =отложены =перенесено =перенесен
        =revision =доработку =доработке =доработки =finalization =finalisation
    """,
    "reading": "=reading =чтении =чтение",
    "first": "=first =первом =первое",
    "managed": "=managed =succeeded =удалось =позволило =позволили",
    "effort": "=effort =efforts =усилий =усилия =усилиям =усилиями",
    "among": "=among =среди",
    "those": "=those =те =тех =той =тот",
    "review": """
        =reviewed =review =reviews =рассмотрел =рассмотрели =рассмотрела =рассмотрены =рассмотрен =рассмотрено
        =рассматривали =рассматривает =finalized =finalised =согласовал =согласовали =согласован =согласованы
        =согласовано =согласована =agreed =agree =доработан =доработаны =submitted =внесен =внесена =внесено
        =внесены =вынесен =prepared =готовится =готовятся =подготовлен =подготовлены =подготовлено =подготовили
        =elaborated =developed
        =разработан =разработали =considered =consider =considers =coordinated =finalize =elaborate =prepares
        =рассмотрение =подготовленный =согласование =согласованный =рассмотрении
    """,
    "discuss": """
        discuss =discussion =discussions =обсудил =обсудили =обсудила =обсуждены =обсуждена =обсуждено =обсужден
        =обсуждение =обсуждения =обсуждали =обсуждались =обсуждалась =обсуждался =обсуждает =обсуждают
        =exchanged =exchange =обменялись =обменялся =обмен =analysed =analyzed =проанализировали
        =проанализировал =сверили
        =поговорили =поговорил =беседовали =побеседовали =побеседовал
        =agenda =повестке =повестка debate =confer =conferred deliberate =mulled =deliberations =studied =studies
        =изучил =изучила =изучили =изучает =exchanges =analyses
    """,
    "inform": """
        =informed =briefed =information =проинформировал =проинформировала =проинформировали =информировал
        =информировали =информация =информацию =доложил =заслушал =заслушали =доложили =доложила =заслушала
        =заслушано =заслушан =heard =hears
    """,
    "familiar": "acquaint* familiari* ознаком*",
    "in": "=in =at =в =во =на =inside",
    "by": "=by",
    "of": "=of =from =из =от",
    "explain": """
        =explained =explains =clarified =clarifies =explain =объяснил =объяснили =объяснила =объясняет
        =разъяснил =разъяснили =разъяснила =разъясняет
        =пояснил =пояснила =пояснили =поясняет разъяснение clarification
    """,
    "check": "=check =checks =проверка =проверки =проверку =проверке",
    "stop": """
        =прекращать
        =stop =stopped =stopping =halt =end =ending =prevent =preventing прекращение прекратить =прекратить
        =остановить =предотвратить =stops =ended =прекратили =прекратились =прекратился =прекратилось
        =прекращения =прекращении =остановки =остановку
        =прекращено =пресечь =curb =curbing =avoid =avoided =avoiding =избежать =избегать =остановка =остановите
        =прекратите =остановитесь =cessation =halting =halted =curtail =desist =prevention =prevented =prevents
        =прекращению
    """,
    "repel": """
        =repels =repelling suppress
        =repel =repelled =crushed =crush =repulsed =пресечена =пресечен =пресечены =пресечено =отражена =отражен
        =отражено =отразят =противостоять =противостоит =confront =withstand =resist
    """,
    "grow": """
        =grow =grows =growing =grew =growth =rise =rises =rising =increase =increased =increasing =mounting
        =рост =роста =росте =ростом =растет =растут =возрастает =возрос =возросла =усиление =усиления =spread
        =spreading =increases =усилению =увеличил =увеличила =увеличили =увеличило =увеличивает =увеличивают =наращивает
        =наращивают =нарастил =нарастили =нарастило
    """,
    "with": "=with =с =со",
    "immediate": """
        =soonest =earliest
        =immediately =immediate немедленно немедленный =незамедлительно =незамедлительное urgent срочно срочный
        =delay =промедления =безотлагательно =безотлагательное =скорейшее =скорейшего =скорейшему =промедление
    """,
    "resume": """
        =resume =resumption =resuming =возобновить =возобновление =возобновления =возобновлению =возобновлении
        =возвращение =вернуться =return =returning =возобновлением
    """,
    "officially": "=officially =официально =ответственно",
    "favour": "=favour =favor =за",
    "follow": """
        =monitors =follows =watches =следит =следят =наблюдает =monitored =closely =пристально =внимательно
    """,
    "monitoring": "=monitoring =monitor =observes мониторинг мониторинговый",
    "solidarity": "solidarity солидарность =solidary солидаризир*",
    "under": "=under =под",
    "contribute": """
        =contribute =contributes способствовать =способствует =способствуют =contributing =contribution
        =contributed
    """,
    "enumeration": "=list =lists =перечень",
    "mention": """
        =including =include =includes =included =including =включая =включает =включают =topics

    """,
    "contain": """
        =contained =contains =contain =содержится =содержит =содержатся =звучит =прозвучал =прозвучало
        =прозвучали =прозвучала
    """,
    "protect": """
        =defended =protects
        =защитит =защитят =protect =protecting =defend =defending защитить защита =защиты =protection =protected
    """,
    "leave": """
        =leave =abandon =оставит =бросит =abandoning =оставлять =бросать =renounce =отказаться =forgo =отказ
        =отказа =отказу
    """,
    "aside": "=aside =стороне =безучастной =безучастна =равнодушной",
    "assessment": "assessment оценка",
    "name": """
        =назвал =назвала =назвали =назвало
        =называет =называют
    """,
    "ground": "=grounds =foundation =оснований",
    "hope": """
        =hoping
        =hope =hopes =hoped надежда =надеется =надеются =надеемся =рассчитываем =рассчитывает =рассчитывают
        =counts =counting
    """,
    "attention": "attention внимание",
    "accusation": """
        accusation =publications =publication =публикации =публикациями =публикаций обвинение =allegations =alleging
        =alleged
    """,
    "intention": "intention намерение =intent =intentions",
    "see": "=see =sees =видит =видят =saw",
    "allow": "=allow =permit =allowed =allowing допустить =допускать =допуская =допустил",
    "record": "=records =registers",
    "stay": "=stay =stays =remain =remains =останутся =останется =остаются =остается =покинут",
    "pose": """
        =pose =poses =posed =posing =представляет =представляют =представляла =constitutes =constitute =создает
        =создают =несет =несут =creates =create =creating
    """,
    "quality": "quality качество discipline дисциплина =выучки =skill =skills",
    "only": "=only =exclusively =solely =только =исключительно =лишь",
    "interest": "=interest =interests интерес",
    "offer": "=offer =offers =offered",
    "keep": "=keep =keeps =держит =держат",
    "eye": "=eye =eyes",
    "unanswered": "=unanswered =unpunished =безнаказанным =безнаказанными",
    "assessed": "=оценил =оценила =оценили =assessed",
    "act": "=act =acts =акт =актом =актами",
    "importance": "importance важность",
    "may": "=may =might",
    "role": "=role роль significance значимость =значение",
    "will_answer": "=ответят =ответит =ответим",
    "geneva": "=geneva женевский",
    "rule": "=rule =rules =ruled",
    "out": "=out",
    "give": "=give =gives =gave =given =даст =дадут =дадим =дать =дал =дала =дали =дало =дана",
    "hide": "=hide =hid =hides =hidden =скрывал =скрывает =скрывают =скрывали =скрыл",
    "accept": """
        =accept =accepts =accepted =приемлет =приемлют =приемлем =tolerate =tolerated =tolerates =потерпит
        =потерпят =примирится =смирится =одобряют =одобряет =одобряем =мириться =смириться =терпеть =condone
        =condones =condoned =acceptable =приемлемо
    """,
    "last": "=last прошлый previous предыдущий",
    "answer": """
        =respond
        =answer =response =responded =responds =answers =answered =reply =replied =replies
        =ответ =ответил =ответила =ответы
        =responses =отвечает
        =ответили =отвечая
    """,
    "react": """
        =react
        =reacted =reacts =отозвался =отозвалась =отозвались =отреагировал =отреагировала =отреагировали
    """,
    "mediate": "mediat* посреднич*",
    "lay": "=lay =lays =laid =сложите =сложить =складывать",
    "question": "question вопрос запрос inquiry request",
    "ask": """
        =ask =asks =asked =pressed =presses =pleads =pleaded =просит =просят =попросил =попросила =попросили
        =plead =pleading
        =asking =просьба =просьбой =просим =seek =seeks =seeking =sought =добивается =добиваются =добиваемся
        =добиться
    """,
    "fake": """
        =fake =fakes =фейк =фейки =фейком =false =falsehood =ложь =ложные =ложными =ложная =fabrication
        =fabricated =untrue вымысел =hoax groundless baseless unfounded беспочвенный необоснованный =беспочвенны
        =необоснованны =вбросы =вбросом =дезинформацией =falsehoods =misinformation =вымыслы =вымыслам
        =вымыслами =вымыслов =ложью
        =лжи =invented =выдуман =выдумана =выдумано =выдуманы =выдумка =выдумки
        =лживые =лживыми =лживых =лживая =invention =inventions =fabrications
        =nonsense =миф =мифы =мифом =myth =myths =concocted =unsubstantiated =беспочвенно =безосновательны
        =безосновательные =безосновательными =надуманные =надуманы =надуманными =бездоказательны =недостоверные
        =недостоверна =недостоверны
    """,
    "slander": """
        =lie =lies =slander =slanders =клевета =клеветой =клевету =инсинуации =инсинуациями =insinuation
        =insinuations =rumour =rumours =rumor =rumors =слухи =слухов =слухами =слухам =fiction =неправда
        =неправду =неправдой
    """,
}
