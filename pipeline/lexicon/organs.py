"""Words for who speaks: the organs of the CSTO, its people, and the bodies and persons that are somebody else.

Entry forms, in every module here: `word` matches what the Snowball stemmer takes to the same stem; `=word` that form
alone; `word*` what begins so; `!WORD` that form in capitals alone. Russian entries serve slugs too, transliterated.
"""

WORDS: dict[str, str] = {
    "csto": "=csto =одкб",
    "organization": "организация =organization =organisation",
    "organizations": "=organizations =organisations =организаций =организациям =организациями =организациях",
    "secretaries": "=secretaries =секретари =секретарей =секретарям =секретарями =секретарях",
    "secretary": "=secretary секретарь",
    "general": "=general =generals генеральный",
    "gensek": "генсек",
    "secretariat": "secretariat секретариат",
    "collective": "collective коллективный",
    "security": "security безопасность",
    "treaty": "treaty договор",
    "council": "council совет",
    "committee": "committee комитет",
    "permanent": "permanent постоянный",
    "foreign": "foreign иностранный внешнеполитический",
    "affairs": "=affairs =дел diplomatic дипломатический",
    "ministers": """
        =ministers =министры =министров =министрам =министрами =министрах =ministerial =замминистры
        =замминистров
    """,
    "minister": "minister министр госсекретарь",
    "ministry": "ministry министерство ministries",
    "mid": "=мид =мида =мидов",
    "defence": "defence defense оборона оборонный",
    "department": "department ведомство",
    "chief": "chief начальник",
    "chiefs": "=chiefs =начальники =начальников",
    "joint": "joint объединенный",
    "shared": "совместный =jointly",
    "common": "=common =общий =общее =общей =общую =единый =единую =единое =collectively",
    "staff": "staff штаб",
    "parliamentary": "parliamentary парламентский interparliamentary межпарламентский",
    "parliamentarian": "parliamentarian парламентарий =mps",
    "assembly": "assembly ассамблея",
    "pa": "=pa =па",
    "cfm": "=cfm =смид",
    "cmd": "=cmd =cdm =смо",
    "csc": "=csc =скб",
    "cssc": "=cssc =ccsc =кссб",
    "heads": "=heads =главы =руководители =руководителей =руководителями",
    "head": "=head глава руководитель",
    "leader": "leader лидер",
    "leaders": "=leaders =лидеры =лидеров =лидерами =лидерам =руководство =leadership",
    "presidents": "=presidents =президенты =президентов",
    "president": "=president президент",
    "behalf": "=behalf =имени",
    "premier": "=prime =премьер premier",
    "member": "member член участница",
    "state": "=state =states государство",
    "nation": "country страна",
    "nations": "=nations =наций",
    "delegation": "delegation делегация",
    "delegations": "=delegations =делегации =делегаций =делегациями =делегациям",
    "envoy": "representative представитель ambassador посол постпред =envoy полпред",
    "envoys": """
        =ambassadors =envoys =послы =послов =послами =постпреды =постпредов =полпреды =полпредов =полпредами
        =полпредам
    """,
    "representatives": "=representatives =представители =представителей",
    "capital": "capital столица",
    "ally": """
        =ally =allies =allied =союзники =союзников =союзникам =союзниками =союзника =союзнику =союзником
        =союзниках
    """,
    "side": "=side =sides =parties =party сторона",
    "press": "=press =пресс",
    "service": "=service =служба =службы =службе",
    "spokesman": "spokesman spokeswoman spokesperson",
    "chair": """
        chairman chairperson chairwoman =chair председатель =speaker спикер =председательствующий
        =председательствующего
    """,
    "deputy": "=deputy заместитель =зампред =зампреда =замгенсек =замгенсека",
    "acting": "=acting исполняющий =врио =ио",
    "lawmaker": "депутат lawmaker =deputies =senator =senators",
    "expert": """
        expert эксперт =экспертно
        analyst аналитик политолог scholar scientist =ученый =ученые =ученых professor
        профессор
        =moderator модератор rector ректор сенатор посланник =citizens =residents =protesters =demonstrators
        =протестующие =митингующие =mayor мэр =governor
        губернатор =opposition оппозиция =speakers =panelists =lecturer докладчик лектор
        житель пенсионер слушательница зритель blogger блогер редактор =editor
        =author автор theologian теолог богослов commander командир
        =employee =employees =officers =teachers
    """,
    "sg_name": """
        bordyuzh* bordiuzh* бордюж* khachaturov* hachaturov* хачатуров* =zas =зась =зася =засю =засем =засе
        tasmagambetov* тасмагамбетов* sultanov* султанов* khairulloev* khayrulloev* хайруллоев* masadykov*
        masadikov* масадыков* semerikov* семериков* zaynetdinov* zainetdinov*
        зайнетдинов* sidorov* сидоров* serdyukov* сердюков* ordabaev* ордабаев* tikhonovsk* тихоновск*
    """,
    "pa_name": "volodin* володин* naryshkin* нарышкин* gryzlov* грызлов*",
    "politician": """
        lukashenk* лукашенк* putin* путин* tokayev* tokaev* токаев* nazarbayev* назарбаев* pashinyan* пашинян*
        sargsyan* саргсян* japarov* zhaparov* жапаров* atambayev* атамбаев* jeenbekov* жээнбеков* rahmon* rakhmon*
        рахмон* lavrov* лавров* shoigu* shoygu* шойгу* medvedev* медведев* belousov* белоусов* patrushev* патрушев*
        mirzoyan* мирзоян* makei* макей* papikyan* папикян* khrenin* хренин* mirzo =мирзо koshanov* кошанов*
        kochanova* кочанова* matvienko* матвиенко* slutsky* слуцк* kartapolov* картаполов* vyborny* выборн* zakharova*
        захарова* peskov* песков* muhriddin* мухриддин* aslov* аслов* grushko* грушко* ryabkov* рябков* volfovich*
        вольфович*
    """,
    "other": """
        =un =оон =osce =обсе =cis =снг =sco =шос =eu =ес евросоюз =pace =пасе =eaeu =еаэс евразэс =unga =unsc
        =iaea =магате =icrc =мккк =interpol интерпол =unodc европарламент europarliament =rats =ратс =brics
        =брикс =union союз союзный =commonwealth содружество =brotherhoods =wto =cica =свмда =ipu =мпс
    """,
    "nato": "=nato =нато",
    "institute": "institute институт association ассоциация league лига =business деловой",
    "commission": "commission комиссия",
    "federation": "=federation =федерации",
    "city": """
        =moscow =москва =minsk =минск =yerevan =ереван =astana =астана =bishkek =бишкек =dushanbe =душанбе =kyiv =киев
        =baku =баку =washington =вашингтон =tehran =тегеран =beijing =пекин
    """,
    "west": "western =west западный =запад",
    "national_body": """
        дума =duma =mazhilis =majilis мажилис сенат senate =kenesh =кенеш =majlis =маджлис парламент parliament
        правительство government госдума =kremlin =кремль =chamber =house палата =mfa
        генпрокуратура прокуратура prosecutor погранслужба =фсб =fsb =кгб =kgb гкнб
    """,
    "agency": """
        =ria =риа novosti новости =tass =тасс =itar =interfax интерфакс =izvestia =izvestiya известия sputnik спутник
        =belta =белта =rossiyskaya =kommersant коммерсант =newspaper =agency агентство газета =media =сми
    """,
    "colleague": """
        =users =subordinates =сотрудников =сотрудникам =подчиненных =подчиненным =readers
        пользователь читатель выпускник =graduates
        =colleagues =peers =коллег =коллегам =сверстникам =compatriots
    """,
    "political": "political политический",
    "guest": "=guest =guests гость interlocutor собеседник",
    "he": "=he =she =they =он =она =они =оно =it",
    "his": "=his =him =their =его",
    "we": "=we =i =мы =я =our =наш =нашей =нашего",
}

# The organs a verdict names, each by a phrase over the words above (see pipeline/judging/grammar.py for the notation).
ORGANS: dict[str, tuple[str, ...]] = {
    "SG": ("csto ~2 secretary general", "secretary general", "general secretary", "gensek", "sg_name"),
    "SECRETARIAT": ("secretariat",),
    "CSC": (
        "collective security council",
        "council collective security",
        "csc",
        "leader|leaders ~3 csto",
        "csto leader|leaders",
        "heads ~2 state ~3 csto|organization|member",
        "presidents ~4 csto",
    ),
    "CFM": (
        "council ~2 foreign ministers",
        "council ~1 ministers ~1 foreign affairs",
        "cfm",
        "foreign ministers",
        "ministers ~2 foreign affairs",
        "heads ~1 mid",
    ),
    "CMD": (
        "council ~2 defence ministers",
        "council ~1 ministers ~1 defence",
        "cmd",
        "defence ministers",
        "ministers ~1 defence",
    ),
    "CSSC": ("committee ~2 secretaries", "cssc", "secretaries ~3 security? council"),
    "PC": ("permanent council",),
    "JS": ("joint staff",),
    "PA": (
        "parliamentary assembly",
        "assembly ~1 csto",
        "csto pa",
        "pa csto",
        "pa council",
        "council pa",
        "csto parliamentarian",
        "parliamentarian ~3 csto",
        "pa_name",
    ),
    "CSTO": ("csto", "collective security treaty organization", "organization treaty ~1 collective security"),
}
