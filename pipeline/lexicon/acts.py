"""Words for what is done with words: acts that issue a position, acts that do not, and what takes an act back."""

WORDS: dict[str, str] = {
    # A document that carries a position.
    "statement": "statement заявление",
    "declaration": "declaration декларация",
    "appeal": "appeal обращение воззвание =appeals",
    "comment": "commentary comment комментарий =прокомментировал =прокомментировала =прокомментировали",
    "position": "position позиция =stance",
    "resolution": "resolution резолюция",
    "communique": "communique communiqué коммюнике",
    "document": "document документ",
    # How a document comes into the world. Russian infinitives are left out: they are intentions.
    "adopt": """
        adopt =adoption =endorsed =endorse =принял =приняли =приняла =приняло =принято =принята =приняты =принят
        =принятие =принятое =принятии =принимает =принимают =принятием =принятого =принятых =приняв
    """,
    "issue": """
        =issue =issued =issuing =issues =publish =published =publishes =release =released =releases =circulated
        =circulate =disseminated =distributed =распространил =распространило =распространила =распространили
        =распространено =распространены =опубликовал =опубликовали =опубликовано =опубликована =опубликован =выпустил
        =выпустили =обнародовал =обнародовано =обнародовала
    """,
    "make": """
        =made =makes =make =read =зачитал =зачитала =зачитали =огласил =delivered =presented =сделал =сделали
        =сделано =сделала =came =come =coming =выступили =выступило =выступив
    """,
    "sign": """
        =sign =signed =signs =signing =подписал =подписали =подписано =подписана =подписание =подписания =подписаны
        =inked =initialled
    """,
    "approve": """
        =approve =approved =approves =одобрил =одобрили =одобрено =одобрена =утвердил =утвердили =утверждено =утверждена
        =утверждены =одобрены
    """,
    # Stances.
    "express": """
        express =expresses =voice =voiced =voices =voicing =raises =raised =raise =share =shares =shared =выразил
        =выразила =выразили =выразило =выражает =выражают =выражаем =выражена =выражено =высказал =высказала
        =высказали =высказывает =высказывают =выражая =выразив =разделяет
    """,
    "concern": """
        =concern =concerns =concerned обеспокоенность =обеспокоен =обеспокоена =обеспокоены =обеспокоенно =обеспокоено
        озабоченность =озабочен =озабочена =озабочены =озабочено =тревога =встревожен =встревожена =встревожены =alarm
        =alarmed =alarming =alarms worry =worried =worries =anxiety =беспокойство =беспокоит =тревожит =тревожат
        =unease =preoccupation =preoccupied =тревогу =беспокойством =беспокойства =беспокойстве apprehension =dismay
        =dismayed =disturbed =troubled =worrisome =worrying =fears =опасения =опасение =опасениями =опасается
        =опасаются =тревожной =disquiet =indignation =indignant =outraged =outrage возмущение =возмущен =возмущены
        =возмущена =негодование =shocked =потрясен =потрясены =тревогой =тревоги
    """,
    "condemn": """
        condemn condemnation denounce denunciation deplore =decry =decried осуждение =осудил =осудила =осудили
        =осудило =осуждает =осуждают =осуждаем =осуждена =осуждено =осудив =осуждая =порицает =заклеймил =slams
        =slammed =blasts =blasted =lambasts =lambasted =rebuked =rebukes =censures =censured =criticises =criticizes
        =criticised =criticized =criticism =критикует =раскритиковал =раскритиковала =раскритиковали =disapproves
        =blames =blamed =accuses =accused =обвинил =обвинили =обвинила =обвиняет =осуждены =осуждается =осуждаются
    """,
    "call": "=call =calls =called =calling",
    "urge": """
        =urge =urged =urges =urging =призвал =призвала =призвали =призвало =призывает =призывают =призываем =призывая
        =призвав =призыв =призывы =призывом =призыву =призывами exhort implore =implored
    """,
    "appealed": """
        =appealed =обратились =обратился =обратилась =обратилось =обращаются =обращается =обращаемся =обратившись
    """,
    "warn": """
        =warn =warned =warns =warning =warnings =предупредил =предупредила =предупредили =предупреждает =предупреждают
        =предупреждаем =предостерег =предостерегла =предостерегли =предостерегает =предостерегают =предостерегаем
        =предостережение =cautioned =cautions
    """,
    "demand": """
        =demand =demands =demanded =demanding =требует =требуют =потребовал =потребовала =потребовали =требуем =insist
        =insists =insisted =настаивает =настаивают =настаиваем
    """,
    "reject": """
        =reject =rejects =rejected =rejecting =rejection oppose =отвергает =отвергают =отверг =отвергла =отвергли
        =отвергаем =отвергнул =протестует =протест =protest =protested =rebuffs =objects =objected =возражает
        =возражают =disagrees =несогласие
    """,
    "against": "=against =против",
    "refute": """
        refute =deny =denies =denied =denying =debunk =debunks =debunked =rebut =rebuts =rebutted =disprove =disproved
        =опроверг =опровергла =опровергли =опровергает =опровергают опровержение =dispelled =excludes =excluded
        =исключил =исключила =исключили =исключает =dismiss =dismisses
    """,
    "reality": "=reality =true =действительности =действительность",
    "declare": """
        =declare =declares =declared =declaring =заявляет =заявляют =заявляем =заявляя =proclaim =proclaims
        =proclaimed =провозгласили =провозгласил
    """,
    "say": """
        =said =says =say =saying =stated =stating =told =tells =tell =noted =notes =note =noting =emphasized
        =emphasised =emphasizes =emphasises =emphasize =emphasise =emphasizing =stressed =stresses =stress =stressing
        =underlined =underlines =underline =underscored =underscores =believes =believe =announces =announced =added
        =highlighted =highlights =pointed =points =affirms =affirmed =reiterated =reiterates =reiterate =acknowledge
        =acknowledged =recognise =recognize =заявил =заявила =заявили =заявило =отметил =отметила =отметили =отмечает
        =отмечают =отметило =отмечаем =отмечена =отмечено =подчеркнул =подчеркнула =подчеркнули =подчеркивает
        =подчеркивают =подчеркнуто =сказал =сказала =сообщил =сообщила =сообщили =считает =считают =считаем =указал
        =указала =указали =рассказал =рассказала =полагает =полагают =уверен =уверена =уверены =акцентировал
        =констатировал =констатировали =констатируют
    """,
    "reaffirm": """
        reaffirm =confirm =confirmed =confirms =confirming =подтвердил =подтвердили =подтвердила =подтверждают
        =подтверждает =подтверждаем =подтвердило =подтвердив =подтверждая
    """,
    "support": """
        =support =supports =supported =supporting =поддержал =поддержали =поддержала =поддерживают =поддерживает
        =поддерживаем =поддержку =поддержке =поддержки =advocate =advocates =advocated =выступает =выступают
        =выступаем =favours =favors =backs =backed =back =welcomes
    """,
    "commitment": "commitment приверженность =committed =adherence =adhere =привержены",
    "necessary": """
        =necessary =need =needs =needed =must =should =necessity =необходимо =необходимость =необходимости =нужно
        =следует =imperative =urgency =required =недопущение =недопущения =должно =должны =должен =должна =ought
        =нельзя
    """,
    "unacceptable": """
        unacceptable недопустимый недопустимость =недопустимо =недопустима =недопустимы =недопустим inadmissible
        inadmissibility неприемлемый =неприемлемо =неприемлема =неприемлемы impermissible intolerable
    """,
    "regret": "=regret =regrets =regretted сожаление =сожалеет =сожалеют =сожалеем",
    "ready": "=ready =готова =готовы =готов =готово readiness готовность =отпор",
    "refrain": "=refrain =restraint воздержаться =воздерживаться сдержанность",
    "decide": """
        =decided =decides =решил =решила =решили =решено =постановил =постановили =решение =решением =decision
    """,
    # What an act is aimed at.
    "on": "=on =upon",
    "for": "=for",
    "to": "=to =к =ко",
    "that": "=that =что =чтобы",
    "connection": "=connection =связи =regard =relation",
    "over": """
        =over =about =regarding =because =относительно =касательно =concerning =по =об =о =обо =вокруг =around =due
        =amid
    """,
    # What takes an act back, or makes it somebody's past.
    "not": "=not =cannot =no =не =нет =nor =neither =never =none =ни",
    "draft": """
        =draft =drafts =drafted =drafting =проект =проекта =проекты =проектов =проекте =проектам =проектами =проектом
        =wording =draught
    """,
    "intend": """
        =propose =proposed =proposes =proposal =proposals =suggested =suggests =предложил =предложила =предложили
        =предлагает =предлагают =предложение =предложено =intend =intends =намерен =намерена =намерены =планирует
        =планируют =plans =planned =plan =принять =подписать =опубликовать =выразить =осудить =призвать =одобрить
        =could =может =могут
    """,
    "future": """
        =will =shall =планируется =ожидается =предполагается =предстоит =будет =будут =предстоящий =предстоящее
        =предстоящая =предстоящей =предстоящих =предстоящем =предстоящего =upcoming =forthcoming =expected =expects
        =примет =примут =состоится =состоятся =пройдет =пройдут =обсудит =обсудят =рассмотрит =рассмотрят =посетит
        =выступит =выступят =проведет =проведут =откроется =встретится =подпишут =подпишет =соберутся =scheduled
        =намечено =запланировано =запланирован =запланированы =обратится =обратятся =ждет =ожидает =прибудет =прибудут
        =начнется =начнутся =станет =future
    """,
    "announcement": "анонс announcement =анонсы",
    "repeatedly": """
        =repeatedly =неоднократно =earlier =previously =ранее =formerly =recalled =recalls =recalling =напомнил
        =напомнила =напомним =напомнили =напоминаем =reminded =ago =назад =прежде =traditionally =традиционно
        =always =всегда =неизменно =invariably =consistently
    """,
    "review": """
        =reviewed =review =reviews =рассмотрел =рассмотрели =рассмотрела =рассмотрены =рассмотрен =рассмотрено
        =рассматривали =рассматривает =finalized =finalised =согласовал =согласовали =согласован =согласованы
        =согласовано =согласована =agreed =agree =доработан =доработаны =submitted =внесен =внесена =внесено =внесены
        =вынесен =prepared =подготовлен =подготовлены =подготовлено =подготовили =elaborated =developed =разработан
        =разработали =considered =consider =considers =coordinated
    """,
    "discuss": """
        discuss =discussion =discussions =обсудил =обсудили =обсудила =обсуждены =обсуждена =обсуждено =обсужден
        =обсуждение =обсуждения =обсуждали =обсуждались =обсуждалась =обсуждался =обсуждает =обсуждают =exchanged
        =exchange =обменялись =обменялся =обмен =analysed =analyzed =проанализировали =проанализировал =сверили debate
        =confer =conferred deliberate =mulled =deliberations
    """,
    "inform": """
        =informed =briefed =information =проинформировал =проинформировала =проинформировали =информировал
        =информировали =информация =информацию =доложил =заслушал =заслушали
    """,
    "in": "=in =at =в =во =на =inside",
    "by": "=by",
    "of": "=of =from =из =от",
    "explain": """
        =explained =explains =clarified =clarifies =clarify =explain =разъяснил =разъяснили =разъяснила =разъясняет
        =пояснил =пояснила =пояснили =поясняет разъяснение clarification
    """,
    "stop": """
        =stop =stopped =stopping =halt =end =ending =prevent =preventing прекращение прекратить =прекратить
        =остановить =предотвратить
    """,
    "grow": """
        =grow =grows =growing =grew =growth =rise =rises =rising =increase =increased =increasing =mounting =рост
        =роста =росте =ростом =растет =растут =возрастает =возрос =возросла =усиление =усиления =spread =spreading
    """,
    "with": "=with =с =со",
    "immediate": """
        =immediately =immediate немедленно немедленный =незамедлительно =незамедлительное urgent срочно срочный =delay
        =промедления
    """,
    "favour": "=favour =favor =за",
    "follow": """
        =monitors =follows =watches =следит =следят =наблюдает =monitored =closely =пристально =внимательно
    """,
    "monitoring": "=monitoring =monitor =observes мониторинг мониторинговый",
    "solidarity": "solidarity солидарность =solidary",
    "contribute": "=contribute =contributes способствовать =способствует =способствуют",
    "mention": """
        =including =include =includes =included =contained =contain =contains =including =включая =включает =включают
        =list =lists =topics =перечень =list
    """,
    "protect": "=protect =protecting =defend =defending защитить защита =защиты",
    "leave": "=leave =abandon =оставит =бросит",
    "aside": "=aside =стороне",
    "assessment": "assessment оценка",
    "name": "=назвал =назвала =назвали =назвало",
    "ground": "=grounds =foundation =оснований",
    "hope": "=hope =hopes =hoped надежда =надеется =надеются =надеемся",
    "attention": "attention внимание",
    "accusation": """
        accusation =publications =publication =публикации =публикациями =публикаций обвинение =allegations =alleging
        =alleged
    """,
    "intention": "intention намерение =intent =intentions",
    "see": "=see =sees =видит =видят =saw",
    "allow": "=allow =permit =allowed =allowing допустить =допускать =tolerate =tolerated",
    "last": "=last прошлый previous предыдущий",
    "answer": """
        =answer =response =responded =responds =answers =answered =reply =replied =replies =reacted =reacts =ответ
        =ответил =ответила =ответы =отреагировал =отреагировала =отреагировали
    """,
    "question": "question вопрос запрос inquiry request",
    "ask": "=ask =asks =asked =pleads =pleaded =просит =просят =попросил =попросила =попросили",
    "fake": """
        =fake =fakes =фейк =фейки =фейком =false =falsehood =ложь =ложные =ложными =ложная =fabrication =fabricated
        =untrue вымысел =hoax
        groundless baseless unfounded беспочвенный необоснованный =беспочвенны =необоснованны
    """,
}
