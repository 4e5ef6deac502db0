"""Words for what is done with words: papers and stances."""

WORDS: dict[str, str] = {
    # A document that carries a position.
    "statement": "statement заявление",
    "declaration": "declaration декларация",
    "appeal": "appeal обращение воззвание =appeals",
    "comment": "commentary comment комментарий =прокомментировал =прокомментировала =прокомментировали",
    "position": "position позиция =stance =attitude",
    "resolution": "resolution резолюция",
    "communique": "communique communiqué коммюнике",
    "document": "document документ",
    "text": "=text =texts текст",
    "closing": "=closing =final =concluding итоговый =заключительный =заключительное =заключительном",
    # How a document comes into the world. Russian infinitives are left out: they are intentions.
    "adopt": """
        =endorsing
        adopt =adoption =endorsed =endorse =принял =приняли =приняла =приняло =принято =принята =приняты =принят
        =принятие =принятое =принятии =принимает =принимают =принятием =принятого =принятых =приняв =approving
        =passed =passing =принятом =принятые =принятый
    """,
    "issue": """
        =publishing =circulates =distribute
        =опубликовала =опубликованы
        =распространена
        =issue =issued =issuing =issues =publish =published =publishes =release =released =releases =circulated
        =circulate =disseminated =distributed =распространил =распространило =распространила =распространили
        =распространено =распространены =опубликовал =опубликовали =опубликовано =опубликована =опубликован
        =выпустил =выпустили =обнародовал =обнародовано =обнародовала =posted =disclosed =разослали =разослал
        =огласило =размножили =distributes =распространенном =распространенный =обнародован =обнародовали
        =обнародованном
    """,
    "make": """
        =made =makes =make =read =зачитал =зачитала =зачитали =огласил =delivered =presented =сделал
        =представили =представила =сделали
        =сделано =сделала =came =come =coming =выступили =выступило =выступив
    """,
    "come": "=придут =придет =прийти",
    "sign": """
        =подписала =подписанием
        =sign =signed =signs =signing =подписал =подписали =подписано =подписана =подписание =подписания
        =подписаны =inked =initialled =подписав =signature =signatures =подписями =подписи =subscribed
        =subscribe =подписанный =подписанное =подписанная =подписанном =подписанных =подписанные
    """,
    "approve": """
        =одобрила =одобрен
        =approve =approved =approves =одобрил =одобрили =одобрено =одобрена =утвердил =утвердили =утверждено
        =утверждена =утверждены =одобрены =утвержден =утвержденный =одобренный =одобренном
    """,
    # Stances.
    "express": """
        =озвучено =озвучена
        express =expresses =voice =voiced =voices =voicing =raises =raised =raise =share =shares =shared
        =озвучил =озвучила =озвучили =outlined =outlines =выразил =выразила =выразили =выразило =выражает
        =выражают =выражаем =выражена =выражено =высказал
        =высказала =высказали =высказывает =высказывают =выражая =выразив =разделяет =высказались =высказался
        =высказалась =высказывается =высказываются =высказываемся =выражается =выражаются =выражаю =conveyed
        =conveys =expressing =express =разделяют =разделяем
    """,
    "concern": """
        =опасений
        =concern =concerns =concerned обеспокоенность =обеспокоен =обеспокоена =обеспокоены =обеспокоенно
        =обеспокоено озабоченность =озабочен =озабочена =озабочены =озабочено =тревога =встревожен =встревожена
        =встревожены =alarm =alarmed =alarming =alarms worry =worried =worries =anxiety =беспокойство =беспокоит
        =тревожит =тревожат =unease =preoccupation =preoccupied =тревогу =беспокойством =беспокойства
        =беспокойстве apprehension =dismay =dismayed =disturbed =troubled =worrisome =worrying =fears =опасения
        =опасение =опасениями =опасается =опасаются =тревожной =disquiet =indignation =indignant =outraged
        =outrage возмущение =возмущен =возмущены =возмущена =негодование =shocked =потрясен =потрясены =тревогой
        =тревоги =обеспокоило =обеспокоила =настораживает =настораживают =беспокоят =волнует =волнуют
        =alarmingly =disquieting =disturbing =perturbed =uneasy =тревогою =fear =misgivings =anxious
        =consternation =distressed =distress =perturbing =unsettled =wary =опасаемся =опасаясь =встревожились
        =обеспокоились =тревожные =тревожными =тревожных =тревожное =тревожный =тревожная =беспокоить =тревожить
        =обеспокоив
        =встревожили =встревожило =встревожила =обеспокоили =опасениях
        =насторожены =насторожило =недоволен =недовольна =недовольны displeased =appalled =horrified =шокированы
        =шокирован =потрясена
    """,
    "condemn": """
        =возложила =возлагает
        =осужден
        condemn condemnation denounce denunciation deplore =decry =decried осуждение =осудил =осудила =осудили
        =осудило =осуждает =осуждают =осуждаем =осуждена =осуждено =осудив =осуждая =порицает =заклеймил =slams
        =slammed =blasted =lambasts =lambasted =rebuked =rebukes =censures =censured =criticises
        =criticizes =criticised =criticized =criticism =критикует =раскритиковал =раскритиковала =раскритиковали
        =blames =blamed =accuses =accused =обвинил =обвинили =обвинила =обвиняет =осуждены =осуждается
        =осуждаются =осуждаю =castigates =castigated =заклеймили =порицают =lambaste =excoriates =repudiates
        =repudiated =condemning =порицание =brand =brands =branded =клеймят =клеймит =raps =rap =rapped
        disapprove disapproval admonish rebuke chastise berate =assails =assailed =upbraids =faults =faulted
        =scathing =критикуют =критикуем =критике =обвиняют =обвиняем =упрекнул =упрекнули =обличил
        =обличили =пригвоздили =возмутились =возмущают =возмущает =осудят =осуждении =censure =criticise
        =criticize =denouncing =deploring =decries =decrying =slam =slamming =lambast =blame =blaming =reprimand
        =reprimands =castigate =возлагают =возложил =возложили
    """,
    "critical": "=critical",
    "blasts": "=blasts",
    "call": "=call =calls =called =calling",
    "urge": """
        =призыва =призыве =призывов
        =urge =urged =urges =urging =призвал =призвала =призвали =призвало =призывает =призывают =призываем
        =призывая =призвав =призыв =призывы =призывом =призыву =призывами exhort implore =implored =encourage
        =encourages =encouraged =призываю =entreats =beseech =призвавший =призвавшая =призвавшие =appealing
        =implores =encouraging
    """,
    "appealed": """
        =appealed =обратились =обратился =обратилась =обратилось =обращаются =обращается =обращаемся
        =обратившись =обращаюсь
    """,
    "warn": """
        =cautioning
        =warn =warned =warns =warning =warnings =предупредил =предупредила =предупредили =предупреждает
        =предупреждают =предупреждаем =предостерег =предостерегла =предостерегли =предостерегает =предостерегают
        =предостерегаем =предостережение =cautioned =cautions =caution =предупреждаю =предостерегаю
        =предупреждая =предостерегая =предупредив =предупреждение =предупреждением =alerts =forewarned
        =предостережения =предостережений =предупреждения =предостережением =предупреждали =alert
    """,
    "demand": """
        =требования =требований
        =demand =demands =demanded =demanding =требует =требуют =потребовал =потребовала =потребовали =требуем
        =insist =insists =insisted =настаивает =настаивал =настаивали =настаивают =настаиваем =insisting
        =insistence =требую =настаиваю
        =настаивая =требуя =потребовало =потребовав =требование =требованием =настояли =настоял =требовал
        =требовали =требованиями
    """,
    "reject": """
        =отвергнуты
        =reject =rejects =rejected =rejecting =rejection oppose =отвергает =отвергают =отверг =отвергла
        =отвергли =отвергаем =отвергнул =протестует =протест =protest =protested =rebuffs =objects =objected
        =возражает =возражают =disagrees =несогласие =disagreement =disagree =repudiate =неприятие =неприятии
        =неприятием =неприятия =отвергаю
        =отвергая =отвергнув =opposing =несогласны =возразили =возразил =протестуем =протестуют =rebuffed
        =objections =objecting =возражение =возражения =возражениями =dissent =repudiation =противятся
        =противится =воспротивились =objection =rejections =disagreements =protests =protesting =object
        =repudiating =резко
    """,
    "against": "=against =против",
    "stand": "=stands =stand =stood =стоит =стоим =стоят",
    "refute": """
        =опровергло =опровергнут =опровергнута =опровергнуты
        refute =deny =denies =denied =denying =debunk =debunks =debunked =rebut =rebuts =rebutted =disprove
        =disproved =опроверг =опровергла =опровергли =опровергает =опровергают опровержение =dispelled =excludes
        =excluded =исключил =исключила =исключили =исключает =dismiss =dismisses =опровергаю =опровергаем
        =опровергнул =dispel =dispels =развеял =развеяли =развеяла =развеяло =dismissed =dismissing =refuting
        =rubbishes =rubbished =scotches =contradict =отрицает =отрицают =отрицал =отрицали
    """,
    "reality": "=reality =true =действительности =действительность",
    "declare": """
        =declare =declares =declared =declaring =заявляет =заявляют =заявляем =заявляя =proclaim =proclaims
        =proclaimed =провозгласили =провозгласил =заявляю =заявив =заявляется =заявлено
    """,
    "say": """
        =pointing =underscoring
        =said =says =say =saying =stated =stating =noted =notes =note =noting =emphasized
        =emphasised =emphasizes =emphasises =emphasize =emphasise =emphasizing =stressed =stresses =stress
        =stressing =underlined =underlines =underline =underscored =underscores =believes =believe =announces
        =announced =added =highlighted =highlights =pointed =points =affirms =affirmed =reiterated =reiterates
        =reiterate =acknowledge =acknowledged =recognise =recognize =заявил =заявила =заявили =заявило =отметил
        =отметила =отметили =отмечает =отмечают =отметило =отмечаем =отмечена =отмечено =подчеркнул =подчеркнула
        =подчеркнули =подчеркивает =подчеркивают =подчеркнуто =сказал =сказала =сообщил =сообщила =сообщили
        =считает =считают =считаем =указал =указала =указали =полагает =полагают =уверен
        =уверена =уверены =акцентировал =констатировал =констатировали =констатируют =подчеркиваю =отмечаю
        =считаю =подчеркивая =отмечая =подчеркнув =отметив =указывая =указав =указывают =указывает =указывается
        =отмечается =подчеркивается =говорится =констатирует =констатируем =remarked =добавил =добавила
        =добавили =считая =полагаем =reads =asserted =asserts =maintains =argued =argues =convinced =убежден
        =убеждена =убеждены =продолжил =продолжила =acknowledges =believed =highlight =recognised =recognises
        =recognized =underlining =отмечали =подчеркивали =указывали =maintained =assert =affirm
        =underscore =contend =contends =argue =maintain =признал =признали =признает =признают =заметил =заметила
        =предрек =предсказал =предсказала =уточнил =уточнила =прогнозирует =прогнозируют =фиксирует =фиксируют
        =допускает =допускают =forecasts
        =predicts =predicted =admits =admitted =thinks
    """,
    "tell": "=told =tells =tell =рассказал =рассказала =рассказали",
    "reaffirm": """
        reaffirm =confirm =confirmed =confirms =confirming =подтвердил =подтвердили =подтвердила =подтверждают
        =подтверждает =подтверждаем =подтвердило =подтвердив =подтверждая =подтверждаю =подтверждается
        =подтверждена
    """,
    "support": """
        =advocating
        =поддержало =поддержкой
        =support =supports =supported =supporting =поддержал =поддержали =поддержала =поддерживают =поддерживает
        =поддерживаем =поддержку =поддержке =поддержки =advocate =advocates =advocated =выступает =выступают
        =выступаем =favours =favors =backs =backed =ратует =ратуют =welcomes =поддерживаю =favouring =favoring =rallied
        =rallies =поддержав =поддерживая =defends =endorses =защищает =поддержка =rally
    """,
    "commitment": "commitment приверженность =committed =adherence =adhere =привержены",
    "necessary": """
        =необходимостью =необходим =необходимы
        =necessary =need =needs =needed =must =should =necessity =необходимо =необходимость =необходимости
        =нужно =следует =imperative =urgency =required =недопущение =недопущения =должно =должны =должен =должна
        =ought =нельзя =necessitates =требуется =недопустить =обязаны =обязан =обязана =обязано =надлежит =надо
        =следовало =crucial =requires =необходимым =необходима
    """,
    "unacceptable": """
        =неприемлем
        unacceptable недопустимый недопустимость =недопустимо =недопустима =недопустимы =недопустим inadmissible
        inadmissibility неприемлемый =неприемлемо =неприемлема =неприемлемы impermissible intolerable
        =unthinkable немыслимый =немыслимо =немыслима =unjustifiable =outrageous возмутительный =нетерпимо
        =нетерпим =нетерпима =непозволительно =непозволительна =непозволительны =недозволительно =wrongful
        =illegitimate =unjustified =незаконно =незаконны
    """,
    "sovereignty": "sovereignty суверенитет integrity целостность independence независимость",
    "vow": """
        =vow =vows =vowed =pledge =pledges =pledged =pledging =поклялись =поклялся =пообещали =пообещал =обещают
        =обещает =assured =assures =assure =заверил =заверили =заверила =заверяют =заверяет
    """,
    "invite": "=invite =invites =inviting =invited =пригласил =пригласили =приглашают =приглашает =приглашаем",
    "evil": """
        irresponsible безответственный =безответственными =безответственно barbaric варварский cynical циничный
        =цинично heinous cowardly трусливый inhuman inhumane бесчеловечный unlawful reckless =преступным
        =преступными abhorrent vile =преступная =преступные =преступных =преступной =criminal =despicable
        =gruesome
        =варварство =варварством =barbarity =barbarism monstrous чудовищный =мерзкий =гнусный =подлый =пагубный
        complicity пособничество соучастие =преступление =преступлением mistake mistaken ошибка ошибочный
    """,
    "contrary": """
        contrary =вразрез =противоречит =противоречат =противоречащими =противоречащим contravene incompatible
        несовместимый
    """,
    "go": "=go =goes =идут =идет =runs",
    "deem": """
        =deem =deems =deemed =regards =расценивает =расценивают =расцениваем =расцениваю =расценил =расценили
        =расценила =воспринимает =воспринимают =воспринимаем =квалифицирует =квалифицировал =perceives =perceive
        =perceived =расценены =воспринята =воспринял =восприняли =qualified =qualify =qualifies =сочла =сочли
        =счел =счесть =viewed =treats =described =describes =describe =характеризует =охарактеризовал
        =охарактеризовали =охарактеризовала =рассматриваем =describing =qualifying =assess =assesses =оценивает
        =оценивают =оцениваем =treat =interpret =interprets =трактует =трактуют =усматривает =усматривают
        =interpreted =interpreting =perceiving =view =label =labels =labelled =characterise =characterises
        =characterize =characterized =characterised =finds =find =находит =находят
    """,
    "justify": """
        =justify =justifies =justified =justification =excuse =excuses =excused оправдание =оправдан =оправданы
        =оправдать =оправдывать =оправдывает =оправдана =оправдывают
    """,
    "alternative": "=alternative =alternatives альтернатива",
    "unalternative": "безальтернатив*",
    "nothing": "=nothing =ничто =ничем =никакие",
    "solution": "=solution =solutions",
    "responsible": "=responsible =responsibility =ответственность =ответственности =ответа =ответственностью",
    "regret": """
        =regret =regrets =regretted сожаление =сожалеет =сожалеют =сожалеем =regretting =regrettable
        =regrettably =laments =lamented =сожалением =сожалея =сожалению =saddened =disappointed =disappointment
        разочарование =разочарованы =разочарован
    """,
    "de": "=de",
    "ready": "=ready =готова =готовы =готов =готово readiness готовность =отпор",
    "refrain": """
        =refrain =restraint воздержаться =воздерживаться сдержанность =refraining =abstain
        =refrains =refrained
    """,
    "decide": """
        =decided =decides =решил =решила =решили =решено =постановил =постановили =решение =решением =decision
        =resolved =постановило =decisions =resolves
    """,
    "instruct": "=instruct =instructed =instructs =поручил =поручили =поручила =поручено =поручает",
}
