"""Words for matters of security, and for the operations, exercises and forces of the CSTO."""

WORDS: dict[str, str] = {
    "conflict": """
        =наступлению =наступлении
        =стычке =стычку =стычкой =стычкам =стычках
        conflict* конфликт* clash* столкновен* боестолкновен* hostilit* escalat* эскалац*
        aggravat* обострен* обострил* shelling* обстрел* перестрел* warfare bloodshed кровопролит* firefight*
        confrontation* конфронтац* противостоян* skirmish* gunfire* бомбардировк* =standoff massacr* =shelled
        =crossfire =стычка =стычки =стычек =стычками =offensive =наступление =наступления =наступлением
    """,
    "military_action": """
        =боевые =боевых =боевыми =боевым =hostile =бои =боях =боев =боям =battles
        =бой =боя =бою =боем =бое =боями
    """,
    "battle": "=battle",
    "fighting": "=fighting",
    "armed": "armed вооруженный",
    "detachment": """
        =группировке =группировку =группировкой =группировкам =группировках
        =отряда =отряде
        =detachment =detachments =formations =отряд =отряды =отрядов =отрядам =отрядами =формирований
        =формирования =формированиями =формированиям =grouping =groupings =группировок =группировки
        =группировками =группировка
    """,
    "hotspot": """
        =сектора =секторе =сектору
        karabakh* карабах* artsakh* арцах* donbas* донбас* ukrain* украин* syria* сири* =gaza =газе =газа =сектор
        libya* ливи* iraq* ирак* iran* иран* israel* израил* yemen* йемен* palestin* палестин* venezuel* венесуэл*
        lachin* лачин* abkhaz* абхаз* osseti* осети* myanmar* мьянм* sudan* судан* =niger =нигере =нигер
        suwalki* сувалк*
        transnistri* приднестров*
        kashmir* кашмир* lebanon* lebanes* ливан* bucha* =буче =dprk =кндр taiwan* тайван* yugoslav*
        югослав* syunik* сюник* tavush* тавуш* gegharkunik* гегаркуник* jermuk* джермук* batken* баткен* vorukh*
        ворух* kosov* косов* donetsk* донецк* luhansk* lugansk* луганск*
    """,
    "middle": "=middle ближний",
    "east": "=east восток",
    "africa": "=africa африка",
    "afghan": "afghan* афган* taliban* талиб* kunduz* кундуз* kabul* кабул*",
    "border": "border граница пограничный frontier borderland приграничн* =borders",
    "ceasefire": """
        ceasefire =cease truce перемирие armistice
        =ceases =ceased =ceasing
    """,
    "terror": """
        =fighter
        =банда =банде =банду =бандой =бандам =бандах
        =наемника =наемнику =наемником =наемниках =наемничеству =наемничеством =наемничестве
        terror* террор* теракт* бомб* extremis* экстремис* =isil =isis =daesh =игил radicali* радикализ* militant*
        боевик* bomb* hostage* заложник* =mercenaries separatis* сепаратис* insurgen* =rebels =gunmen =gunman
        бандформир* =bandits =fighters =наемники =наемников =наемникам =наемниками =наемничество =наемничества
        jihad* джихад* =qaeda =qaida =каида =каиды =каидой caliphat* халифат* вербовк* вербовщик* =recruiters
        =gangs =gang =банды =банд =бандитов =бандиты =бандами =бандитских =бандитские abduct* похищен* kidnap*
        khorasan* хорасан* wilayat* вилаят* смертник* =cells =ячейка =ячейки =ячеек =ячейками =иг saboteur*
        диверсант* =radicals =радикалы =радикалов =suicide =hijacking =смертники
    """,
    "islamic": "islamic исламский",
    "antiterror": "counterterror* antiterror* контртеррор* антитеррор*",
    "weapon": """
        =снаряд =снарядами
        weapon* =arms =armaments =armament =weaponry оружие =вооружений =вооружения =вооружениями =вооружениям
        =вооружениях =вооружение munition* боеприпас* ammunition* warhead* боеголов* =уран =ураном =урана
        =shells =снаряды =снарядов mortar* миномет* artiller*
        артиллер* arsenal*
    """,
    "race": "=race гонка",
    "control": "=control контроль",
    "disarm": """
        disarm* разоружен* nonprolif* нераспростран* proliferat* =npt =дняо =inf =дрсмд =ctbt =дрсвмд =снв
        =дзяи !START moratorium мораторий demilitari* =двзяи =довсе =cfe =skies =небу =небе verification верификация
    """,
    "nuclear": "nuclear* ядерн* radiolog* радиологич* radioact* радиоактивн* uranium* =аэс =npp",
    "missile": """
        missile* ракет* antimissile* противоракет* =abm !ПРО antiballistic* ballistic баллистич* hypersonic*
        гиперзвуков* =рсмд =icbm
    """,
    "wmd": "=wmd =омп =opcw =озхо =btwc =bwc =кбто =cwc =кзхо =дбто",
    "mass": "=mass массовый",
    "destruction": "=destruction уничтожение",
    "chembio": """
        chemical* химическ* biological* биологическ* bioweapon* biolab* биолаборатор* bacteriolog* бактериолог*
        toxin* токсин* biosecurity biosafety биобезопасность pathogen* патоген* poisonous отравляющ* laborator*
        лаборатори*
    """,
    "space": "=space космос космическ*",
    "outer": "=outer",
    "force": """
        =силе =силах
        =force =силы =силой =силу =сила =forces =сил =силам =силами =силовых =силовой =силовые =силового
        =силовым =силовыми
    """,
    "use": "=use применение использование =using =used",
    "destab": """
        =interferes =interfered =disorder =disorders
        destabili* дестабилиз* =coup =coups переворот* =unrest riot* беспоряд* revolution* революц* mutin*
        мятеж* sabotag* диверси* subversi* подрывн* interferenc* =interfere =interfering вмешательств*
        невмешательств* noninterfer* overthrow* instability нестабильн* =путч =putschists =rebellion =meddling
        =intervene =intervenes =вмешиваться =вмешается =вмешивается =вмешиваются
        =intervention
    """,
    "deploy": """
        =разместить =размещать =размещены
        =вводу =вводом =введения =введению =введением =введении
        deploy* =placement =placing =introduction размещени* развертыван* =ввод =ввода =вводе =введение
        =redeploy* stationing
        перебро*
    """,
    "units": """
        =подразделения =подразделений =подразделениями
        =подразделение =подразделениям =подразделениях
    """,
    "send": """
        =send =sent =sending =sends =направил =направили =направлен =направлена =направлены =направлено =направлении
        =направление =направит
        =направить =направляют =направляются =направляться =направляется =dispatch*
        =отправка =отправке =отправил =отправили =отправить =послать
    """,
    "withdraw": """
        =withdrew
        =отводом
        withdraw* вывод =вывода =вывод =pullout =отвод =отвода =отводу =отводе =отвести =отведут =pulled
        =pullback =disengagement =вывести
    """,
    "peacekeepers": "=peacekeepers =миротворцы =миротворцев =миротворцам =миротворцами",
    "peacekeeper": "peacekeep* миротвор*",
    "troops": """
        =солдата
        =танк =танка =танкам
        =troops войска contingent контингент =soldiers =servicemen военнослужащ* =солдаты =солдат =солдатами
        =солдатам =tanks =танки =танков =танках =танками =battalion =battalions =paratroopers
    """,
    "camp": "=camp =camps лагерь =лагеря =лагерей",
    "recruit": "=recruitment =recruit =recruiting вербовать =завербованных =recruited",
    "military": "military военный",
    "presence": "presence присутствие",
    "base": "=base =bases =база =базы =баз =базу",
    "collective_forces": "=crrf =ксор =crdf =ксбр =кмс =кбту =cpf",
    "article": "article статья",
    "cyber": "cyber* кибер* hacker* хакер* disinformation* дезинформац* =вброс",
    "informational": "=информационной =информационная =информационную =informational",
    "threat": """
        =undermined
        threat* угроз* danger* опасность =опасная =опасно =опасны =risk =risks риск destructive деструктивный
        provocation* провокац* =menace jeopardi* =provocative menac* peril* fraught чреват* угрожа* опасн*
        =hazard =hazards intimidat* запугиван* враждебн* недружественн* unfriendly endanger* blackmail* шантаж*
        imperil* provok* провоциру* спровоцир* =undermine =undermines =undermining =подрывает =подрывают =подорвать
    """,
    "threatens": "=threatens =threaten =угрожает =угрожают",
    "challenge": """
        =challenge =challenges =вызовов =вызовам =вызовы =вызовами =вызов =вызовом =вызова =вызову
        =вызове =вызовах
    """,
    "tension": """
        tension* напряжен* deteriorat* ухудшен* crisis =crises кризис осложнен* exacerbat* =unstable наращиван*
        =build concentrat* концентрац* accumulat* =amassing =massing =стягиваются =стягивают скоплен*
        сосредоточен* buildup catastroph* катастроф* вакуум
        =vacuum =накаляется =накаляет
    """,
    "incident": """
        =struck =invade =invades =invaded =kill =kills =blockaded =occupy
        =штурму =штурмом =штурме
        =захвату =захвате
        =выстрел =выстрела =выстрелами
        =казнь =казням =казнями
        =рейда =рейду =рейдом =рейде =рейдам =рейдами
        =вылазок
        =удару =ударом =ударе
        incident* инцидент* attack* нападен* =strike =strikes =удар =удары =ударов =удара =ударам =ударах
        =ударами explosion*
        взрыв* shooting* стрельб* aggression* aggressor* агресс* occupation assassinat* покушен* оккупац* murder*
        убийств* =downed =downing detonat* детонац* storming =штурм =штурма =захват =захвата =захватом assault*
        drone* беспилотн* violence насилие invasion* вторжени* incursion* =blockade
        landmine* атак* ambush* =sortie =sorties вылазк* =raid =raids =рейды =рейд =рейдов atrocit* зверств*
        =killing =killings расправ* =killers =executions =казни =казней shootout* =выстрелы =выстрелов поджог*
        arson* стрелял* =gunned =torched подрыв* =blast =blown airstrike* авиаудар* =rocket =rockets =uav =uavs
        =бпла дрон* =putsch =torture =пытки =intrusion =infiltration =annexation
    """,
    "violation": "violation* violat* нарушени* breach* нарушающ*",
    "deescalate": "deescalat* деэскалац* деэскалир*",
    "settle": """
        =settles
        settlement =settle =settled =settling урегулиров* =negotiations =negotiating =peaceful мирный
        =peacefully stabiliz* stabilis*
        стабилизац* примирен*
    """,
    "peace": "=peace =мир =мира =мире stability стабильность",
    "scope": """
        international международный regional региональный global глобальный strategic стратегический european
        европейский eurasian евразийский =world мировой =equal indivisib* неделимый
    """,
    "architecture": "architecture архитектура confidence доверие",
    "situation": """
        situation ситуация обстановка =developments =событиями =событиях =события =событий =events =положении
        =положением
    """,
    "sanction": "sanction* санкц*",
    "expansion": "expansion enlargement расширение infrastructure инфраструктура =alliance альянс =bloc",
    "drug": "drug* narco* нарко* psychotropic* антинарко* =opium opiat* опий* опиат* heroin* героин*",
    "migration": "migration* migrant* миграц* мигрант* trafficking",
    "combat": """
        =combat struggle =combating =combatting =counter =countering =fight =противодействие =противодействию
        =противодействия =противодействии =борьбе =борьбы =борьба =борьбу
    """,
    "crime": "crime преступность laundering smuggl* контрабанд*",
    # What the CSTO does on the ground.
    "exercise": """
        =exercise =exercises учение =учения =учений =учении =учениях =учениям =учением drill* maneuver* manoeuv*
        тренировка =manoeuvre
    """,
    "training": "=training =trainings",
    "rehearse": """
        =practise =practises =practised =practising =practice =practiced =practicing =rehearse =rehearses =rehearsed
        =rehearsing =отработали =отрабатывают =отработал =отработана =отработано =отработаны =отрабатывали
    """,
    "command": """
        =command командный командование =тактико tactical тактический =special =специальное =специального =специальные
        =штабного =штабное =штабной =штабная =штабные =штабных
    """,
    "operation": "operation* операц*",
    "operation_name": """
        =channel =kanal =канал =каналом =proxy =прокси =нелегал =нелегала =illegal =nelegal =наемник =mercenary
        =naemnik =арсенал
    """,
    "exercise_name": """
        =взаимодействие =interaction =поиск =search =эшелон =echelon =рубеж =rubezh =гром =thunder =grom =кобальт
        =cobalt =барьер =barrier =barer =скала =нерушимое =indestructible =unbreakable =братство =brotherhood
    """,
    "mission": "=mission =missions миссия",
    "assist": """
        =assistance помощь содействие =содействовать =help =assist =aid =помочь =helping
        =helps =helped =assisted =assists
    """,
    "fire": "=fire =firing =огонь =огня =огнем",
    "militarize": "militariz* militaris* милитариз* weaponiz* weaponis*",
    "seize": "=seized =изъято =изъяли =seizure =seizures",
    "victims": """
        =killed =wounded =injured =casualties =victims =dead =погибших =погибшие =погибшим =жертвы =жертв =жертвами
        =раненых =пострадавших =tragedy трагед* =deaths
    """,
    "war": "=war =wars война hybrid гибридный",
    "order": "=order миропорядок мироустройство",
    "health": """
        pandemic пандемия coronavirus* коронавирус* covid* =vaccine =vaccines вакцина sanitary санитарный
        medical медицинский =medics медик врач =doctors
    """,
    "games": "=games =game =игра =игры =игре",
    "rapid": "=rapid =оперативного =оперативное",
    "reaction": "=reaction =реагирования",
}
