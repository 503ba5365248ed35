# स्मृति का अंतरापृष्ठ हिन्दी में। Ids are by screen, the same as in en.ftl.

## Everywhere

cancel = रद्द करें
save = सहेजें
close = बंद करें
language-english = English (अंग्रेज़ी)
language-hindi = हिन्दी
language-both = दोनों साथ-साथ
language-switch-en = EN
language-switch-hi = हिं

## Side rail

rail-today = आज
rail-settings = सेटिंग
rail-keys = कुंजियाँ
rail-days = { $days ->
    [0] आज
   *[other] { $days } दिन
}

## Dates

date-long = { $weekday }, { $day } { $month }
date-short = { $day } { $month } { $year }
date-day-month = { $day } { $month }
date-month-year = { $month } { $year }
date-time = { $date }, { $time }
date-weekday-1 = सोमवार
date-weekday-2 = मंगलवार
date-weekday-3 = बुधवार
date-weekday-4 = गुरुवार
date-weekday-5 = शुक्रवार
date-weekday-6 = शनिवार
date-weekday-7 = रविवार
date-short-weekday-1 = सो
date-short-weekday-2 = मं
date-short-weekday-3 = बु
date-short-weekday-4 = गु
date-short-weekday-5 = शु
date-short-weekday-6 = श
date-short-weekday-7 = र
date-month-1 = जनवरी
date-month-2 = फ़रवरी
date-month-3 = मार्च
date-month-4 = अप्रैल
date-month-5 = मई
date-month-6 = जून
date-month-7 = जुलाई
date-month-8 = अगस्त
date-month-9 = सितंबर
date-month-10 = अक्टूबर
date-month-11 = नवंबर
date-month-12 = दिसंबर
due-today = आज
due-tomorrow = कल
due-in-days = { $count } दिन में
due-on = { $date } को

## Welcome

welcome-title = स्मृति में आपका स्वागत है
welcome-intro = रोज़ कुछ मिनट में परीक्षा की पुनरावृत्ति। शुरू करने के लिए केवल नाम चाहिए।
welcome-who = कौन पढ़ रहा है?
welcome-new = नया शिक्षार्थी
welcome-name = आपका नाम
welcome-name-hint = हम आपको किस नाम से पुकारें?
welcome-name-missing = पहले कृपया नाम लिखें।
welcome-exam = परीक्षा (खाली छोड़ सकते हैं)
welcome-exam-hint = UPSC Prelims, SSC CGL, …
welcome-date = परीक्षा की तिथि (खाली छोड़ सकते हैं)
welcome-date-hint = दिन-माह-वर्ष, जैसे 23-05-2027
welcome-date-unclear = यह तिथि स्पष्ट नहीं है। इसे दिन-माह-वर्ष में लिखें, जैसे 23-05-2027, या खाली छोड़ दें।
welcome-start = शुरू करें
welcome-private = सब कुछ इसी कंप्यूटर पर रहता है। न खाता, न इंटरनेट।
welcome-default-name = शिक्षार्थी
welcome-answers = { $count ->
    [0] अभी कोई उत्तर नहीं
   *[other] { $count } उत्तर
}
welcome-deleted = { $name } को हटाया गया है; { $days } दिन तक वापस लाया जा सकता है।
welcome-damaged = फ़ाइल क्षतिग्रस्त है। खोलने पर जितना हो सके ठीक हो जाएगी।
welcome-unreadable = फ़ाइल अभी पढ़ी नहीं जा सकी।
welcome-bring-back = वापस लाएँ

## Today

today-morning = सुप्रभात, { $name }
today-afternoon = नमस्ते, { $name }
today-evening = शुभ संध्या, { $name }
today-streak = लगातार { $count } दिन
today-revision = आज की पुनरावृत्ति
today-due = { $count } बाकी
today-planned = दोहराने को { $count }
today-day-off = आज छुट्टी है
today-planning = आपकी योजना बनाई जा रही है…
today-chosen = आपकी परीक्षा के लिए चुने गए
today-next-planned = योजना { $when } आगे बढ़ेगी। तब तक आप ग़लतियों, चिह्नित प्रश्नों या किसी एक विषय का अभ्यास कर सकते हैं।
today-none-planned = परीक्षा से पहले अब और कुछ तय नहीं है। आप ग़लतियों, चिह्नित प्रश्नों या किसी एक विषय का अभ्यास कर सकते हैं।
today-forecast-planned = हर दिन के लिए तय प्रश्न। आज नारंगी में।
today-marks-on = परीक्षा { $day } को हो तो
today-marks-banks = मानो परीक्षा में वही पूछा जाए जो आपके बैंकों में है
today-marks-now = परीक्षा आज हो तो
today-marks-of = { $most } में से अंक
today-marks-likely = संभवतः { $low }–{ $high }
today-marks-if-now = आज हो तो: { $marks }
today-marks-target = आपका लक्ष्य { $marks }
today-overload = सब के लिए समय नहीं है: लगभग { $unmet } तथ्य { $day } से पहले नहीं देखे जा सकेंगे।
today-overload-minutes = या तो रोज़ { $minutes } मिनट दें,
today-overload-no-minutes = रोज़ ज़्यादा मिनट देने से मदद मिलेगी, पर सब के लिए वे भी काफ़ी नहीं हैं;
today-overload-topics = या विषय कम करें (लगभग { $fits } तथ्यों के लिए समय है),
today-overload-lower = या कम अंकों से संतोष करें।
today-plan-change = योजना बदलें
today-new = + { $count } नए
today-only-new = { $count } नए
today-minutes = लगभग { $count } मिनट
today-weakest = सबसे कमज़ोर पहले: { $topic }
today-start = शुरू करें
today-all-done = आज का काम पूरा हुआ
today-nothing = अभी कुछ बाकी नहीं
today-next-due = अगला तथ्य { $when } आएगा। तब तक आप ग़लतियों, चिह्नित प्रश्नों या किसी एक विषय का अभ्यास कर सकते हैं।
today-no-questions = अभी कोई प्रश्न नहीं है। प्रश्न-बैंक को बैंक वाले फ़ोल्डर में रखें: उसका स्थान सेटिंग में लिखा है।
today-mistakes = केवल ग़लतियाँ · { $count }
today-bookmarks = चिह्नित · { $count }
today-one-topic = एक विषय चुनें…
today-pick-bank = किसका अभ्यास करेंगे?
today-pick-topic = अभ्यास: { $bank }
today-whole-bank = पूरा
today-pick-back = वापस
today-remembered = कल आपको कितना याद रहेगा
today-remembered-hint = देखे हुए तथ्यों के कल याद आने की संभावना।
today-remembered-empty = उत्तर देते-देते यह भरता जाएगा।
today-not-started = शुरू नहीं
today-no-banks = अभी कोई प्रश्न नहीं है।
today-reading = प्रश्न-बैंक पढ़े जा रहे हैं…
today-forecast = अगले दो सप्ताह
today-forecast-hint = हर दिन की पुनरावृत्तियाँ। आज नारंगी में।
today-forecast-empty = कुछ प्रश्नों के उत्तर देने के बाद यहाँ दिखेगा कि किस दिन कितने प्रश्न लौटेंगे।
today-stale = { $count } प्रश्नों के उत्तर जिस तिथि तक जाँचे गए थे वह बीत चुकी है; उन पर वह तिथि दिखाई जाती है।
today-bank-problems = { $count ->
    [one] { $file } में कुछ गड़बड़ है। जो सही है वह काम में लिया गया है।
   *[other] { $count } बैंकों में कुछ गड़बड़ है, पहला है { $file }। जो सही है वह काम में लिया गया है।
}
today-bank-problem = { $file }: { $first } { $count ->
    [one] {""}
   *[other] (और भी, कुल { $count })
}
today-problems-show = दिखाएँ
today-problems-hide = छिपाएँ
today-loading-percent = प्रश्न-बैंक पढ़े जा रहे हैं: { $percent }%

## Study

study-end = समाप्त
study-position = { $total } में से { $done }
study-planned = { $day } तक याद { $percent }% रह जाएगी · अभी देखने से +{ $marks } अंक
study-planned-little = { $day } तक याद { $percent }% रह जाएगी
study-planned-new = नया · पहली बार देखने से +{ $marks } अंक
study-new = नया
study-due = { $review }वीं पुनरावृत्ति · याद { $percent }%
study-again = फिर से पूछा गया
study-key-changed = इसका उत्तर बदल गया है
study-misconception = आप निश्चित थे, पर ग़लत
study-drill = अभ्यास
study-stale = केवल { $date } तक जाँचा हुआ
study-choose-all = जो भी सही हों, सब चुनें।
study-choose-first = पहले उत्तर चुनें
study-how-sure = आप कितने निश्चित हैं?
study-keeping = आपका उत्तर सहेजा जा रहा है…
study-guess = अनुमान
study-think-so = शायद
study-sure = निश्चित
study-skip = छोड़ें
study-type-number = संख्या लिखें
study-type-words = अपना उत्तर लिखें
study-correct = सही उत्तर
study-your-answer = आपका उत्तर
study-your-answer-right = आपका उत्तर, सही
study-right = सही
study-wrong = सही नहीं
study-sure-but-wrong = आप निश्चित थे, पर यह सही नहीं है
study-lucky = संयोग से सही: हम फिर पूछेंगे
study-leech = { $count } बार भूला गया। एक और बार देखने से अधिक, कोई टिप्पणी या याद रखने का दूसरा तरीका काम आ सकता है।
study-not-attempted = उत्तर नहीं दिया
study-checked = { $date } को जाँचा गया।
study-no-explanation = इस प्रश्न के लेखक ने कोई व्याख्या नहीं दी है।
study-back = { $when } फिर आएगा
study-back-soon = इसी सत्र में फिर, उसके बाद { $when }
study-back-misconception = एक दिन के भीतर, और एक सप्ताह में फिर
study-bookmark = चिह्न लगाएँ
study-bookmarked = चिह्नित
study-note = टिप्पणी
study-note-title = इस प्रश्न पर आपकी टिप्पणी
study-note-hint = अपने लिए याद, या कोई भूल जो बैंक रखने वाले को बतानी हो। यह उत्तर के साथ दिखती है और आपके निर्यात में जाती है।
study-note-placeholder = यहाँ लिखें
study-note-shown = आपकी टिप्पणी: { $note }
study-undo = वापस लें
study-undo-last = पिछला उत्तर वापस लें
study-next = आगे
study-retry = फिर कोशिश करें
summary-title = सत्र पूरा हुआ
summary-nothing = इस सत्र में कोई उत्तर नहीं दिया गया।
summary-answered = { $count } उत्तर
summary-right = सही
summary-wrong = ग़लत
summary-lucky = संयोग से
summary-new = नए तथ्य
summary-minutes = { $count } मिनट
summary-topics = विषय के अनुसार
summary-of = { $total } में से { $right } सही
summary-next = अगला तथ्य { $when } आएगा।
summary-mistakes = ग़लतियों का अभ्यास करें
summary-done = आज पर लौटें
exam-upsc = UPSC शैली
exam-ssc = SSC शैली
exam-state-psc = राज्य PSC शैली
exam-banking = बैंक परीक्षा शैली
exam-railway = रेलवे परीक्षा शैली
exam-defence = रक्षा परीक्षा शैली
exam-other = परीक्षा शैली

## Report

span-seconds = { $seconds } सेकंड
span-minutes = { $minutes } मिनट
span-minutes-seconds = { $minutes } मिनट { $seconds } सेकंड
span-hours = { $hours } घंटे
span-hours-minutes = { $hours } घंटे { $minutes } मिनट
outcome-right = सही
outcome-wrong = ग़लत
outcome-blank = छोड़ा
outcome-not-attempted = “अप्रयासित”
outcome-multiple = एक से अधिक निशान
outcome-partial = आंशिक सही
outcome-dropped = वापस लिया गया
certainty-none = नहीं बताया
format-single-best = एक सही विकल्प
format-negative = “कौन-सा नहीं”
format-two-statements = दो कथन
format-statements = कूट वाले कथन
format-how-many = कितने कथन
format-pairs-how-many = कितने युग्म
format-pairs-coded = कौन-से युग्म
format-lists = सूची-I और सूची-II
format-assertion-reason = अभिकथन और कारण
format-explains = कथन-I और II
format-order = क्रम
format-odd-one-out = बेमेल
format-passage = गद्यांश
format-true-false = सत्य या असत्य
format-fill-in = रिक्त स्थान
format-typed = शब्द लिखें
format-numeric = संख्या लिखें
format-multi-select = कई सही विकल्प
column-topic = विषय
column-section = खंड
column-format = प्रकार
column-third = तिहाई
column-number = क्र.
column-question = प्रश्न
column-certainty = कितने निश्चित
column-outcome = परिणाम
column-asked = पूछे
column-attempted = उत्तर
column-right = सही
column-wrong = ग़लत
column-left = छोड़े
column-marks = अंक
column-out-of = कुल
column-time = समय
column-share = प्रतिशत
column-low = कम से कम
column-high = अधिक से अधिक
column-range = संभावित
column-change = बदलाव
column-count = कितने
column-numbers = प्रश्न
column-date = तिथि
column-exam = परीक्षा
column-exactly = ठीक-ठीक
column-advice = सलाह
third-first = पहली तिहाई
third-middle = बीच की तिहाई
third-last = आख़िरी तिहाई
change-wrong-right = ग़लत से सही
change-right-wrong = सही से ग़लत
change-right-blank = सही था, मिटाया
change-wrong-wrong = ग़लत से फिर ग़लत
change-wrong-blank = ग़लत था, मिटाया
filter-all = सभी
filter-wrong = ग़लत
filter-left = छोड़े
filter-sure = निश्चित पर ग़लत
filter-guessed = अनुमान
filter-changed = बदले
report-weak-title = उत्तर देखने से पहले
report-weak-why = कौन-से विषय कमज़ोर लगे? परिणाम में दिखेगा कि वे सच में कमज़ोर थे या नहीं। इसे ख़ाली छोड़ सकते हैं।
report-weak-done = परिणाम देखें
report-weak-later = बाद में
report-total = { $out } में से { $marks }
report-exactly = ठीक-ठीक { $marks }
report-set = सेट { $set }
report-counts = { $right } सही, { $wrong } ग़लत, { $left } छोड़े
report-partial = { $count } आंशिक सही
report-dropped = { $count } वापस लिए गए
report-review = उत्तर देखें
report-revise = { $count ->
    [one] 1 ग़लती दोहराएँ
   *[other] { $count } ग़लतियाँ दोहराएँ
}
report-path = कोई जगह नहीं चुनी गई। लिखें कि फ़ाइल कहाँ रखी जाए, या रहने दें।
report-path-hint = फ़ोल्डर और फ़ाइल का नाम
report-saved = यहाँ लिखा गया: { $path }
report-remarked = यह प्रश्नपत्र फिर से जाँचा गया: पहले { $before }, अब { $after }। इनकी कुंजी सुधारी गई या प्रश्न वापस लिया गया: { $questions }।
report-scaled = इस परीक्षा के { $asked } प्रश्नों में से बैंकों में { $have } थे; अंक और समय उसी अनुपात में घटाए गए।
report-disqualified = { $share } प्रश्न ख़ाली छोड़े गए। { $limit } से अधिक होने पर यह परीक्षा प्रश्नपत्र को अस्वीकार करती है: ये अंक नहीं गिने जाते।
report-qualified = न्यूनतम { $needed } अंक मिल गए।
report-not-qualified = न्यूनतम { $needed } अंक नहीं मिले।
report-section-not-qualified = { $section }: न्यूनतम { $needed } अंक नहीं मिले।
report-merit = इनमें से { $marks } अंक मेरिट में गिने जाते हैं; बाकी केवल अर्हता के लिए हैं।
report-missing = { $count } प्रश्न अब किसी बैंक में नहीं हैं और वापस लिए गए माने जाते हैं।
report-tile-right = सही
report-tile-lost = ग़लत उत्तरों से कटे
report-tile-guesses = अनुमान से मिले
report-tile-sure = “निश्चित” पर ग़लत
report-answers = { $count } उत्तर
report-questions = { $count } प्रश्न
report-of-right = { $count } में से { $right } सही
report-of-sure = { $count ->
    [0] कोई उत्तर निश्चित नहीं बताया गया
   *[other] { $count } निश्चित उत्तरों में से
}
report-no-guesses = कोई उत्तर अनुमान नहीं बताया गया
report-by = अंक कहाँ मिले
report-felt = आपने इन्हें कमज़ोर बताया: इनके { $weak } अंक मिले। बाकी विषयों में { $rest }।
report-sureness = क्या आप उतने ही निश्चित थे जितना होना चाहिए?
report-how-sure = आपने कितना निश्चित बताया
report-how-right = कितनी बार सही
report-below-line = टूटी रेखा से नीचे: जितना होना चाहिए उससे अधिक निश्चित। पतली रेखाएँ बताती हैं कि इतने कम उत्तरों पर कितना भरोसा किया जा सकता है।
report-no-certainty = आपने किसी उत्तर के साथ नहीं बताया कि कितने निश्चित थे। अगली बार उत्तर देते समय 1, 2 या 3 दबाएँ; तब यहाँ दिखेगा कि आपके अंदाज़ पर कितना भरोसा किया जा सकता है।
report-too-sure = “{ $certainty }”: { $count } में से { $right } सही। जितना होना चाहिए उससे अधिक निश्चित।
report-too-modest = “{ $certainty }”: { $count } में से { $right } सही। आप जितना सोचते हैं उससे अधिक जानते हैं।
report-times = हर प्रश्न पर समय
report-times-legend = भरी पट्टियाँ सही, खोखली ग़लत और फीकी छोड़े हुए प्रश्न हैं। टूटी रेखा समय का बराबर हिस्सा है।
report-time-line = { $allowed } में से { $used }। बराबर बाँटें तो हर प्रश्न पर { $even }।
report-time-each = औसत: सही पर { $right }, ग़लत पर { $wrong }, छोड़े पर { $left }।
report-advice = उत्तर दें या छोड़ें?
report-break-even = इन नियमों में उत्तर देना तभी लाभ का है जब वह { $exact } ({ $share }) से अधिक बार सही हो।
report-break-even-none = इन नियमों में ग़लत उत्तर ख़ाली छोड़ने से अधिक महँगा नहीं है।
report-rate = { $count } में से { $right } सही: { $share }, संभावित { $range }
report-no-answers = अभी कोई उत्तर नहीं
report-advice-always = सबका उत्तर दें
report-advice-attempt = उत्तर दें
report-advice-skip = छोड़ दें
report-advice-unclear = ख़ास अंतर नहीं
report-advice-few = कहने के लिए उत्तर कम हैं
report-own-rates = { $count ->
    [one] इस परीक्षा से। सलाह के लिए हर तरह के दस उत्तर चाहिए।
   *[other] आपकी { $count } परीक्षाओं से। सलाह के लिए हर तरह के दस उत्तर चाहिए।
}
report-changes = बदले हुए उत्तर
report-no-changes = आपने कोई उत्तर नहीं बदला।
report-look-changed = इन्हें देखें
report-what-if = यही उत्तर दूसरी परीक्षा में
report-no-patterns = यहाँ कोई दूसरी परीक्षा नहीं है।
report-share-beside = वहाँ { $there } अंक, यहाँ { $here }।
report-would-be-rejected = वह परीक्षा ख़ाली प्रश्नों के कारण प्रश्नपत्र अस्वीकार कर देती।
report-other-back = पिछली परीक्षा
report-other-next = अगली परीक्षा
report-earlier = आपकी अब तक की परीक्षाएँ
report-first = यह आपकी पहली परीक्षा है। अगली इसके साथ दिखेंगी।
report-this = यह परीक्षा
report-best-yet = इन नियमों में अब तक की सबसे अच्छी; पहले { $share } थी।
report-best-before = इन नियमों में आपकी सबसे अच्छी { $share } है।
report-earlier-more = और { $count } पुरानी
report-course = परीक्षा कैसी चली
report-course-quiet = बिना रुकावट के, और घड़ी ठीक चली।
report-course-safe = इससे कोई उत्तर नहीं खोया।
report-ended-by-time = समय पूरा हुआ: प्रश्नपत्र अपने आप जमा हो गया।
report-interrupted = प्रोग्राम { $count } बार बंद हुआ या रुका। समय चलता रहा।
report-clock-back = { $when } बाद कंप्यूटर की घड़ी { $by } पीछे की गई। इससे समय नहीं बढ़ा।
report-clock-forward = { $when } बाद कंप्यूटर की घड़ी { $by } आगे चली गई: उसे आगे किया गया या कंप्यूटर सो गया था। वह समय बीता हुआ गिना गया।
report-filling = गोले भरने में { $span } लगे।
report-files = सहेजें या आगे बढ़ें
report-tables = चित्र तालिका में
report-plots = तालिका चित्र में
report-save-html = पेज सहेजें
report-save-csv = तालिका सहेजें
report-notebook = ग़लतियों की कॉपी
report-leave = वापस
report-back = परिणाम
report-question-gone = यह प्रश्न अब नहीं पढ़ा जा सकता। इसके अंक वही रहेंगे।
review-back = पिछला
review-number = प्रश्न { $number }
review-not-opened = खोला नहीं
review-changed = उत्तर बदला
review-key-changed = बाद में कुंजी सुधरी
notice-no-such-questions = इनमें से कोई प्रश्न अभी लगे किसी बैंक में नहीं है।

## Mistakes notebook

notebook-title = ग़लतियों की कॉपी
notebook-count = { $all } में से { $shown }
notebook-empty = यहाँ अभी कुछ नहीं है। पढ़ाई, मॉक परीक्षा और कक्षा में जो ग़लत हो, छूटे या भाग्य से सही हो, वह यहाँ जमा होता है।
notebook-none-left = इन छन्नियों के साथ कुछ नहीं बचा।
notebook-revise = ये { $count } दोहराएँ
notebook-resit = इनकी परीक्षा दें
notebook-filters = छाँटें
notebook-filters-hide = छाँटना बंद करें
notebook-only-bookmarked = चिह्नित
notebook-by-kind = क्या हुआ
notebook-by-cause = क्यों
notebook-by-bank = बैंक
notebook-by-mode = कहाँ
notebook-by-bookmark = चिह्न
notebook-page = { $all } में से { $first }–{ $last }
notebook-earlier = पिछला पन्ना
notebook-later = अगला पन्ना
notebook-gone = अभी लगे किसी बैंक में नहीं
notebook-why = यह ग़लत क्यों हुआ?
notebook-open = प्रश्न दिखाएँ
notebook-close = प्रश्न छिपाएँ
notebook-key = सही उत्तर और कारण
mistake-wrong = ग़लत
mistake-sure = निश्चित पर ग़लत
mistake-lucky = भाग्य से सही
mistake-left = छोड़ा
cause-none = अभी नहीं बताया
cause-did-not-know = पता नहीं था
cause-misread = ग़लत पढ़ा
cause-eliminated = सही को हटा दिया
cause-slip = चूक
cause-time = समय कम
mode-review = पढ़ाई
mode-practice = अभ्यास
mode-mock = मॉक परीक्षा
mode-class = कक्षा

## Settings

settings-title = सेटिंग
settings-learning = पढ़ाई
settings-new-per-day = रोज़ नए तथ्य
settings-new-per-day-hint = कम रखने पर आगे पुनरावृत्तियाँ भी कम होंगी।
settings-facts = { $count } तथ्य
settings-retention = कम से कम इतना याद रहे
settings-retention-hint = याद आने की संभावना इतनी घट जाए तब तथ्य फिर पूछा जाता है।
settings-personalised = याददाश्त का मॉडल
settings-personalised-hint = आप कितनी जल्दी भूलते हैं, यह आपके ही उत्तरों से सीखा गया है।
# $reviews: how many reviews of facts known before it was fitted to, 64 at least
settings-personalised-on = आपकी { $reviews } पुनरावृत्तियों के अनुसार ढाला गया
settings-languages = भाषाएँ
settings-interface-language = बटन और सूचियाँ
settings-question-language = प्रश्न
settings-question-language-hint = पढ़ते समय L कुंजी से बदलती है।
settings-look = रूप
settings-theme = रंग
theme-light = हल्के
theme-dark = गहरे
theme-system = सिस्टम जैसा
settings-text-size = अक्षरों का आकार
settings-text-size-hint = Ctrl + और Ctrl − से कहीं भी बदलें।
settings-learner = शिक्षार्थी
settings-exam = परीक्षा और तिथि
settings-switch = दूसरा शिक्षार्थी
settings-delete = इस शिक्षार्थी को हटाएँ
settings-data = आपका डेटा
settings-data-place = प्रगति
settings-data-place-hint = हर उत्तर देते ही यहाँ सहेजा जाता है।
settings-banks-place = अपने प्रश्न-बैंक
settings-banks-place-hint = .ron फ़ाइलें यहाँ रखें; अगली बार खोलने पर पढ़ी जाएँगी।
settings-open-folder = फ़ोल्डर खोलें
settings-backups = बैकअप
settings-backups-hint = अपने आप बनते हैं, और हर एक को पढ़कर जाँचा जाता है।
settings-back-up = अभी बैकअप लें
settings-backing-up = बैकअप बनाकर जाँचा जा रहा है…
settings-backed-up = बैकअप बन गया और जाँचा गया: { $answers } उत्तर।
settings-backups-loading = बैकअप खोजे जा रहे हैं…
settings-backups-none = अभी कोई बैकअप नहीं है। कुछ उत्तरों के बाद पहला बनेगा।
settings-backups-more = और { $count } पुराने
settings-restore = इस पर लौटें
settings-restore-title = बैकअप पर लौटें?
settings-restore-do = लौटें
settings-restore-now = अभी: { $answers } उत्तर।
settings-restore-then = { $when } के बैकअप में: { $answers } उत्तर।
settings-restore-aside = { $count ->
    [0] कुछ भी अलग नहीं रखा जाएगा।
   *[other] उसके बाद दिए गए { $count } उत्तर अलग रख दिए जाएँगे।
}
settings-restore-safe = पहले अभी की स्थिति का बैकअप बनता है, इसलिए यह वापस लिया जा सकता है।
settings-restored = हो गया: अब सब कुछ बैकअप जैसा है।
settings-export-label = सब कुछ निर्यात करें
settings-export = निर्यात
settings-export-hint = हर उत्तर की एक पाठ फ़ाइल: रखने के लिए या दूसरे कंप्यूटर पर ले जाने के लिए।
settings-exporting = निर्यात लिखा जा रहा है…
settings-exported = यहाँ लिखा गया: { $path }
settings-merge-label = दूसरे कंप्यूटर से जोड़ें
settings-merge = पहले देखें
settings-merge-hint = वह फ़ाइल चुनें जो वहाँ स्मृति ने निर्यात की थी। यहाँ का कुछ भी नहीं खोता।
settings-path-hint = निर्यात की हुई फ़ाइल का पथ
settings-browse = फ़ाइल चुनें
settings-merge-title = इस फ़ाइल की बातें जोड़ें?
settings-merge-do = जोड़ें
settings-merge-own = यह { $name } का निर्यात है, किसी दूसरे कंप्यूटर से या पहले किसी दिन का।
settings-merge-other = यह दूसरे शिक्षार्थी { $name } का निर्यात है। जोड़ने पर उनके उत्तर आपके गिने जाएँगे। पहले अभी की स्थिति का बैकअप बनता है।
settings-merge-damaged = फ़ाइल की { $count } प्रविष्टियाँ क्षतिग्रस्त हैं या नहीं मिलीं; वे छोड़ दी जाती हैं।
settings-merge-new = यहाँ नई: { $count } प्रविष्टियाँ।
settings-merge-known = यहाँ पहले से: { $count } प्रविष्टियाँ।
settings-merge-conflicts = { $count } प्रविष्टियाँ यहाँ वाली से अलग हैं; यहाँ वाली रहेंगी, और दूसरी पास की एक फ़ाइल में लिखी जाएँगी।
settings-merged = जुड़ गया।
settings-delete-title = इस शिक्षार्थी को हटाएँ?
settings-delete-do = हटाएँ
settings-delete-said = { $name } और सभी उत्तर अलग रख दिए जाते हैं, और 30 दिन तक पहले पर्दे से वापस लाए जा सकते हैं। उसके बाद वे नहीं रहेंगे।
settings-looking = देखा जा रहा है…
settings-working = काम हो रहा है…
settings-about = परिचय
settings-version = स्मृति { $version }
settings-licences = लाइसेंस
settings-licence-code = प्रोग्राम
settings-licence-banks = प्रश्न-बैंक
settings-licence-fonts = अक्षर और चिह्न

## The exam plan in the settings

plan-title = आपकी परीक्षा योजना
plan-paper = प्रश्नपत्र
plan-paper-hint = अंक इसके नियमों से मिलते हैं, और इसी के अंकों का अनुमान लगता है।
plan-paper-none = कोई नहीं
plan-paper-none-said = जब तक कोई चुना न जाए, अंकों का अनुमान नहीं लगता।
plan-paper-gone = यह प्रश्नपत्र अभी उपलब्ध नहीं है। दूसरा चुनें, या इसकी फ़ाइल patterns फ़ोल्डर में वापस रखें।
plan-paper-share = { $marks } अंकों के { $questions }; ग़लत उत्तर पर प्रश्न के अंकों का { $loss } कटता है।
plan-paper-marks = { $marks } अंकों के { $questions }; ग़लत उत्तर पर { $loss } अंक कटते हैं।
plan-paper-free = { $marks } अंकों के { $questions }; ग़लत उत्तर पर कुछ नहीं कटता।
plan-paper-by-section = { $marks } अंकों के { $questions }; ग़लत उत्तर पर कटौती खंड के अनुसार होती है।
plan-target = लक्ष्य अंक
plan-target-hint = इसे खाली छोड़ सकते हैं।
plan-target-clear = हटाएँ
plan-target-above = इस प्रश्नपत्र में { $most } अंक हैं। लक्ष्य इससे अधिक न रखें।
plan-number-refused = 0 से { $most } तक की कोई पूर्ण संख्या लिखें।
plan-minutes = रोज़ के मिनट
plan-minutes-hint = जिस दिन छुट्टी न हो, उस दिन पुनरावृत्ति के लिए आपका समय।
plan-minutes-none = 0 मिनट पर कोई योजना नहीं बनती। जो दोहराना है वह “आज” पर रहता है।
plan-days-off = छुट्टी के दिन
plan-days-off-hint = सप्ताह के इन दिनों के लिए कोई योजना नहीं बनती।
plan-days-off-all = हर दिन छुट्टी है, इसलिए कोई योजना नहीं बन सकती।
plan-weekday-1 = सोम
plan-weekday-2 = मंगल
plan-weekday-3 = बुध
plan-weekday-4 = गुरु
plan-weekday-5 = शुक्र
plan-weekday-6 = शनि
plan-weekday-7 = रवि
plan-often = विषय कितनी बार पूछे जाते हैं
plan-often-hint = आपकी परीक्षा में, प्रश्न-बैंकों में उनके हिस्से की तुलना में।
plan-often-even = सभी अपने हिस्से जितने
plan-often-changed = { $count } विषय बदले गए

## Keys

keys-title = कुंजियाँ
keys-everywhere = हर जगह
keys-help = ये कुंजियाँ दिखाएँ
keys-zoom = बड़े, छोटे, सामान्य अक्षर
keys-full-screen = पूरा पर्दा
keys-focus = अगले बटन पर; Enter से दबता है
keys-language = भाषा बदलें
keys-today = आज पर
keys-start = पुनरावृत्ति शुरू करें
keys-mistakes = ग़लतियों का अभ्यास
keys-bookmarks = चिह्नित प्रश्नों का अभ्यास
keys-topics = अभ्यास के लिए विषय और उपविषय चुनें
keys-settings = सेटिंग
keys-home = बंद करें, या आज पर लौटें
keys-scroll = सरकाएँ; तीर और Space से भी
keys-study = पढ़ते समय
keys-choose = उत्तर चुनें
keys-sure = अनुमान, शायद, निश्चित: उत्तर पक्का करती है
keys-next = आगे बढ़ें
keys-skip = बाद में
keys-clear = मिटाएँ
keys-undo = पिछला उत्तर वापस लें
keys-bookmark = चिह्न लगाएँ
keys-note = टिप्पणी लिखें
keys-end = सत्र समाप्त करें
keys-report = परिणाम पर
keys-review = उत्तर देखें
keys-turn = अगला या पिछला प्रश्न
keys-parts = दूसरे भाग, या देखते समय दूसरे प्रश्न
keys-revise = ग़लतियाँ दोहराएँ
keys-tables = चित्र तालिका में
keys-what-if = तुलना के लिए अगली परीक्षा
keys-save-page = पेज सहेजें
keys-save-table = तालिका सहेजें
keys-notebook = ग़लतियों की कॉपी
keys-line = अगली या पिछली पंक्ति
keys-cause = ग़लत क्यों हुआ; दोबारा दबाने से हटता है
keys-open = प्रश्न दिखाएँ या छिपाएँ
keys-filters = छाँटें
keys-revise-these = इन्हें दोहराएँ
keys-resit = इनकी परीक्षा दें

## Errors: what happened, what is safe, what to do

error-not-saved = आपका उत्तर डिस्क पर नहीं लिखा जा सका ({ $why })। इससे पहले के सभी उत्तर सुरक्षित हैं। फिर कोशिश करें; यदि ऐसा ही रहे तो कुछ जगह खाली करें या डिस्क जाँचें।
error-not-kept = यह डिस्क पर नहीं लिखा जा सका ({ $why })। इससे पहले का सब कुछ सुरक्षित है। फिर कोशिश करें।
error-in-use = { $name } स्मृति की दूसरी खिड़की में खुला है। कुछ भी नहीं खोया है। वहाँ बंद करें, या यहाँ कोई दूसरा शिक्षार्थी चुनें।
error-newer = { $name } की फ़ाइल स्मृति के नए संस्करण ने लिखी है (प्रारूप { $found }, यह { $known } तक जानता है)। उसे छुआ नहीं गया। खोलने के लिए नया संस्करण लगाएँ।
error-data = डेटा फ़ोल्डर { $path } काम में नहीं लिया जा सकता ({ $why })। कुछ भी बदला नहीं गया। जाँचें कि वहाँ लिखने की अनुमति है, या --data-dir के साथ दूसरे फ़ोल्डर से शुरू करें।
error-open = { $name } की फ़ाइल नहीं खुल सकी ({ $why })। उसे जैसा था वैसा छोड़ा गया। बैकअप उसके फ़ोल्डर में हैं।
error-question = यह प्रश्न नहीं पढ़ा जा सका ({ $why })। आपकी प्रगति सुरक्षित है। अगले पर चलें।
error-report = यह परीक्षा नहीं पढ़ी जा सकी ({ $why })। इसके उत्तर और अंक आपकी फ़ाइल में सुरक्षित हैं। फिर कोशिश करें।
error-file = फ़ाइल काम में नहीं ली जा सकी ({ $why })। कुछ भी बदला नहीं गया।
error-gone = काम पूरा होने से पहले रुक गया। पहले सहेजा हुआ कुछ भी नहीं खोया है। फिर कोशिश करें।
error-learner = यह नहीं हो सका ({ $why })। कुछ भी बदला नहीं गया।
why-no-space = डिस्क पर जगह नहीं बची
why-read-only = डिस्क या फ़ोल्डर पर लिखा नहीं जा सकता
why-denied = अनुमति नहीं है
why-missing = वह नहीं मिला
why-room-in-use = यह कक्षा स्मृति की दूसरी खिड़की में खुली है
why-damaged = वह क्षतिग्रस्त है
why-not-export = यह स्मृति का निर्यात नहीं है

## Notices after opening

notice-clock = लगता है इस कंप्यूटर की घड़ी पीछे की गई है: आपका पिछला उत्तर { $date } का था। उत्तर क्रम में रखे जाते हैं; कृपया तिथि जाँचें।
notice-damaged = { $lost ->
    [0] फ़ाइल का एक भाग क्षतिग्रस्त था, पर हर उत्तर बच गया।
   *[other] फ़ाइल क्षतिग्रस्त थी और { $lost } प्रविष्टियाँ नहीं बच सकीं। बाकी सब यहाँ है।
} क्षतिग्रस्त फ़ाइल उसके पास रखी गई है।
notice-restored = फ़ाइल क्षतिग्रस्त थी; { $count } प्रविष्टियाँ पिछले बैकअप से लौट आईं।
notice-migrated = आपकी फ़ाइल को इस संस्करण के प्रारूप में लाया गया। पहले जैसी थी उसका बैकअप बैकअप फ़ोल्डर में है।
notice-key-changed = आपके देखे हुए { $count } प्रश्नों के उत्तर उनके बैंक में सुधारे गए; वे फिर पूछे जाएँगे।
notice-remarked = { $title } ({ $date }) का मूल्यांकन फिर से हुआ: { $before } की जगह अब { $after } अंक। सुधारी गई उत्तर-कुंजियाँ: { $corrected }। वापस लिए गए प्रश्न: { $dropped }। कौन-से, यह उसकी रिपोर्ट बताती है।
notice-time-over = { $title } का समय समाप्त हुआ। जो सहेजा गया था, वही जमा हुआ; उसकी रिपोर्ट «मॉक परीक्षा» में है।
notice-backup-failed = बैकअप नहीं बन सका ({ $why })। आपके उत्तर आपकी फ़ाइल में सुरक्षित हैं; कृपया डिस्क जाँचें।
notice-dismiss = समझ गए
# $percent: how much of the work is done
fit-under-way = याददाश्त का मॉडल आपके उत्तरों के अनुसार ढाला जा रहा है: { $percent }%

# Mock exams

rail-exam = मॉक परीक्षा
today-open-sitting = { $title } ({ $when } को आरंभ) अभी जमा नहीं हुई है। उसका समय { $until } तक है।
mock-title = मॉक परीक्षा
mock-about = अपनी परीक्षा के असली नियमों पर प्रश्नपत्र हल करें, और देखें कि अंक कहाँ जाते हैं।
mock-open = { $title } ({ $when } को आरंभ) अभी जमा नहीं हुई है। उसका समय { $until } तक है। दूसरी शुरू करने से पहले इसे पूरा करें।
mock-resume = इसे जारी रखें
mock-back = वापस
mock-family-short = यही विषय, छोटे प्रश्नपत्र
mock-family-upsc = संघ लोक सेवा आयोग (UPSC)
mock-family-ssc = कर्मचारी चयन आयोग (SSC)
mock-family-banking = बैंक परीक्षाएँ
mock-family-railway = रेलवे
mock-family-defence = रक्षा सेवाएँ
mock-family-state-psc = राज्य आयोग
mock-family-other = अन्य परीक्षाएँ
mock-family-own = आपके अपने
mock-pattern-problems = प्रतिरूप फ़ाइलें जिनमें कुछ ग़लत है
mock-past = अब तक दी गई
mock-past-none = अभी कोई नहीं। आपकी दी हुई परीक्षाएँ अंकों के साथ यहाँ रहेंगी।
mock-past-marks = { $total } में से { $marks }
mock-past-counts = { $right } सही · { $wrong } ग़लत · { $left } छोड़े
mock-past-all = सभी { $count } दिखाएँ
mock-past-fewer = कम दिखाएँ
mock-questions = { $count } प्रश्न
mock-questions-of = { $asked } में से { $have } प्रश्न
mock-marks = { $marks } अंक
mock-minutes = { $minutes } मिनट
mock-penalty = { $share } ऋणात्मक
mock-penalty-marks = ग़लत उत्तर पर { $marks } की कटौती
mock-penalty-none = ऋणात्मक अंकन नहीं
mock-penalty-by-section = खंड के अनुसार ऋणात्मक अंकन
mock-section-advised = लगभग { $minutes } मिनट की सलाह
mock-section-locked = बंद खंड, अपने { $minutes } मिनट
mock-section-shared = पिछले खंड के समय में
mock-sections = खंड
mock-source = आधार: { $cite }। { $date } को मिलाया गया।
mock-drawing = प्रश्नपत्र बन रहा है…
mock-drawn-from = क्या पूछा जाएगा
mock-all-banks-sections = हर खंड, उसका नाम कुछ भी हो, आपके सभी प्रश्न-बैंकों से प्रश्न लेता है: { $subjects }। किसी खंड के बैंक और विषय चुनने के लिए उसे दबाएँ; आपका चुनाव याद रखा जाता है।
mock-all-banks-one = प्रश्न आपके सभी प्रश्न-बैंकों से आते हैं: { $subjects }। बैंक और विषय चुनने के लिए नीचे की पंक्ति दबाएँ; आपका चुनाव याद रखा जाता है।
mock-all-banks-rest = जिस खंड का अपना कोई बैंक नहीं है, वह आपके सभी प्रश्न-बैंकों से प्रश्न लेता है: { $subjects }।
mock-more-subjects = { $count } और
mock-from-all = सभी बैंक
mock-from-banks = { $count } बैंक
mock-from-topics = { $count } विषय
mock-all-banks = सभी बैंक
mock-topics = विषय
mock-never = कभी नहीं
mock-no-questions = इस प्रश्नपत्र के किसी खंड के लिए कोई प्रश्न नहीं है। दूसरे बैंक या विषय चुनें, या बैंक फ़ोल्डर में कोई बैंक रखें।
mock-scaled = यह परीक्षा { $asked } प्रश्न पूछती है; आपके बैंकों में { $have } हैं। प्रश्नपत्र उसी अनुपात में है: { $have } प्रश्न, { $marks } अंक, { $minutes } मिनट।
mock-go-on = निर्देशों पर चलें
mock-mode = कैसे देंगे
mock-mode-hint = OMR पत्रक पर भरा गोला भरा ही रहता है, और भरने का समय नापा जाता है।
mock-mode-computer = कंप्यूटर पर
mock-mode-omr = OMR पत्रक पर
mock-saving = सहेजना
mock-saving-hint = परीक्षा कक्ष में पैलेट से कूदने पर चुना हुआ उत्तर सहेजा नहीं जाता।
mock-saving-strict = केवल बटन सहेजते हैं
mock-saving-leaving = प्रश्न छोड़ते ही सहेजें
mock-first = कौन-से प्रश्न
mock-first-hint = हर विषय में ये पहले आते हैं।
mock-first-unseen = जो अभी नहीं देखे
mock-first-weakest = जो सबसे कम याद हैं
mock-first-any = कोई भी
mock-mix = विषयों में बँटवारा
mock-mix-hint = असली प्रश्नपत्र कुछ विषयों से बहुत पूछते हैं, कुछ से कुछ नहीं।
mock-mix-even = बैंकों के अनुपात में
mock-mix-lumpy = असमान, असली जैसा
mock-mix-own = जैसा मैं कहूँ
mock-lean = कठिनाई
mock-lean-hint = सरल या कठिन प्रश्न अधिक बार लिए जाते हैं।
mock-lean-easier = सरल
mock-lean-even = मिले-जुले
mock-lean-harder = कठिन
mock-set = सेट
mock-set-hint = वही प्रश्न दूसरे क्रम में; विकल्प कभी नहीं बदलते।
mock-extra = अतिरिक्त समय
mock-extra-hint = उन अभ्यर्थियों के लिए जिन्हें श्रुतलेखक की अनुमति है।
mock-extra-none = नहीं
mock-extra-some = हर घंटे पर { $count } मिनट
mock-instructions = निर्देश
mock-have-read = मैंने निर्देश पढ़ लिए हैं।
mock-begin = मैं आरंभ करने को तैयार हूँ
mock-tick-first = पहले खाने पर निशान लगाएँ।
mock-changed = इस बीच कोई प्रश्न-बैंक बदल गया। वापस जाकर प्रश्नपत्र फिर बनाएँ। कुछ भी सहेजा नहीं गया।
mock-unreadable = यह परीक्षा आपकी फ़ाइल से वापस नहीं पढ़ी जा सकी ({ $why })। उसके उत्तर वहाँ सुरक्षित हैं; कुछ भी बदला नहीं गया।
mock-palette = पैलेट के चिह्नों का अर्थ
mock-rule-size = प्रश्नपत्र में { $marks } अंकों के { $questions } हैं, समय { $minutes } मिनट।
mock-rule-mark = सही उत्तर पर { $mark } अंक मिलते हैं, ग़लत पर { $loss } कटते हैं।
mock-rule-mark-only = सही उत्तर पर { $mark } अंक मिलते हैं; ग़लत पर कुछ नहीं कटता।
mock-rule-marks-differ = सही उत्तर के अंक और ग़लत की कटौती खंड के अनुसार अलग हैं; वे हर प्रश्न के ऊपर लिखे हैं।
mock-rule-blank-free = बिना उत्तर छोड़े प्रश्न पर कुछ नहीं कटता।
mock-rule-blank-costs = बिना उत्तर छोड़े प्रश्न पर भी अंक कटते हैं। उसके बदले “उत्तर नहीं दिया” चुनें।
mock-rule-blank-limit = यदि { $share } से अधिक प्रश्न खाली छोड़े जाएँ, तो पूरा प्रश्नपत्र अस्वीकार होता है।
mock-rule-locked = हर खंड पिछले के बाद खुलता है, उसका अपना समय है, और वह फिर नहीं खुलता।
mock-rule-fixed = खंड क्रम से दिए जाते हैं; बंद हुआ खंड फिर नहीं खुलता।
mock-rule-free = आप किसी भी समय किसी भी प्रश्न पर जा सकते हैं।
mock-rule-clock = आरंभ करते ही घड़ी चलती है, प्रोग्राम बंद रहने पर भी।
mock-rule-from-all = जिस खंड का अपना बैंक नहीं है, उसके प्रश्न आपके सभी बैंकों से आते हैं, खंड का नाम कुछ भी हो।
mock-rule-zero = शून्य पर प्रश्नपत्र अपने आप जमा हो जाता है।
mock-rule-zero-locked = शून्य पर खंड अपने आप बंद होता है और अगला खुलता है; अंतिम खंड के साथ प्रश्नपत्र जमा हो जाता है।
mock-rule-omr = पत्रक के गोले भरें। रबर नहीं है: जो भर गया वह भरा रहता है, और दो गोलों वाली पंक्ति ग़लत है।
mock-rule-choose = क्लिक से या A से E तक की कुंजी से चुनें। वही विकल्प फिर दबाने से हट जाता है।
mock-rule-strict = केवल “सहेजें और आगे” तथा “समीक्षा हेतु और आगे” उत्तर सहेजते हैं। पैलेट से कूदना नहीं सहेजता।
mock-rule-leaving = प्रश्न छोड़ते ही आपका उत्तर सहेज लिया जाता है।
mock-rule-marked = सहेजा और समीक्षा हेतु चिह्नित उत्तर गिना जाता है। बिना उत्तर का चिह्न नहीं।
mock-rule-sure = 1, 2 या 3 से आप बता सकते हैं कि कितने निश्चित हैं। इससे अंक नहीं बदलते; रिपोर्ट इसे काम में लेती है।
mock-state-not-visited = अभी नहीं खोला।
mock-state-not-answered = खोला, और बिना उत्तर छोड़ा।
mock-state-answered = उत्तर दिया।
mock-state-marked = समीक्षा हेतु चिह्नित, बिना उत्तर: गिना नहीं जाता।
mock-state-answered-marked = उत्तर दिया और समीक्षा हेतु चिह्नित: गिना जाता है।

hall-time-left = शेष समय
hall-place = { $total } में { $number }
hall-question = प्रश्न { $number }
hall-answered = उत्तर दिया
hall-not-answered = उत्तर नहीं दिया
hall-marked = समीक्षा हेतु
hall-answered-marked = उत्तर और समीक्षा
hall-not-visited = नहीं देखा
hall-mark-next = समीक्षा हेतु और आगे
hall-clear = मिटाएँ
hall-previous = पिछला
hall-save-next = सहेजें और आगे
hall-next = आगे
hall-how-sure = कितने निश्चित? (ऐच्छिक)
hall-submit = परीक्षा जमा करें
hall-paper = पूरा प्रश्नपत्र
hall-rules = निर्देश
hall-next-section = अगला खंड
hall-section = खंड
hall-section-place = { $total } में से खंड { $number }
hall-all-sections = सभी खंड
hall-refused-closed = वह खंड बंद है।
hall-refused-time = इस खंड का समय समाप्त हो चुका था; आपका पिछला दबाव नहीं गिना गया।
hall-refused-filled = वह गोला पहले से भरा है।
hall-refused-number = उस संख्या का कोई प्रश्न नहीं है।
hall-sheet = उत्तर पत्रक
hall-sheet-hint = स्याही नहीं मिटती: भरा गोला खाली नहीं होता।
hall-filled = { $total } में से { $filled } पंक्तियाँ भरीं
hall-bubble-filled = भरी
hall-bubble-empty = खाली
hall-pen = कलम उठाएँ
hall-pen-down = कलम रखें
hall-back = प्रश्नपत्र पर लौटें
hall-submit-title = प्रश्नपत्र जमा करें?
hall-submit-left = { $time } शेष। इसके बाद कुछ बदला नहीं जा सकता।
hall-submit-unsaved = खुले प्रश्न का चुना हुआ विकल्प सहेजा नहीं है, और गिना नहीं जाएगा।
hall-submit-now = जमा करें
hall-end-part = खंड बंद करें
hall-end-part-title = यह खंड बंद करें?
hall-end-part-said = वह फिर नहीं खुलता, और उसका बचा समय आगे नहीं जुड़ता।
hall-leave = अभी छोड़ें
hall-leave-title = प्रश्नपत्र छोड़ें?
hall-leave-said = आपने जो किया वह सब सुरक्षित है, पर घड़ी चलती रहती है। “आज” से आप लौट सकते हैं। समाप्त करने के लिए प्रश्नपत्र जमा करें।
hall-stay = रुकें
hall-go = जाएँ
hall-go-title = इस प्रश्न पर जाएँ
hall-go-hint = 1 से { $total }
hall-over = जमा हुआ
hall-over-handed-in = आपने प्रश्नपत्र जमा कर दिया। हर उत्तर सुरक्षित है।
hall-over-time = समय समाप्त हुआ और प्रश्नपत्र अपने आप जमा हो गया। हर उत्तर सुरक्षित है।
hall-over-marking = आपके उत्तर सुरक्षित हैं। अंक लिखे जा रहे हैं…
hall-over-of = / { $marks } अंक
hall-over-right = सही
hall-over-wrong = ग़लत
hall-over-left = छोड़े
hall-over-used = लगा समय: { $time }
hall-over-done = रिपोर्ट देखें

keys-mock = मॉक परीक्षा में
keys-exam = मॉक परीक्षाएँ
keys-mock-save = सहेजें और आगे बढ़ें
keys-mock-previous = पिछला प्रश्न
keys-mock-mark = समीक्षा हेतु चिह्नित करें और आगे
keys-mock-sure = कितने निश्चित हैं
keys-mock-paper = पूरा प्रश्नपत्र
keys-mock-rules = निर्देश
keys-mock-go = संख्या से प्रश्न पर जाएँ
keys-mock-section = अगला खंड
keys-mock-palette = पैलेट दिखाएँ या छिपाएँ
keys-mock-submit = जमा करें
keys-mock-leave = अभी छोड़ें; समय चलता रहता है
keys-resume = खुली मॉक परीक्षा जारी रखें
keys-mock-pen = कलम उठाएँ या रखें (OMR पत्रक)

## Insights

rail-insights = प्रगति
keys-insights = प्रगति
keys-period = कितने पीछे तक देखें
keys-bank = एक विषय या सभी
keys-fact = सबसे कमज़ोर तथ्य देखें
keys-turn-fact = पिछला या अगला तथ्य
insights-title = प्रगति
insights-subtitle = आपके उत्तर आपके बारे में क्या बताते हैं।
insights-filling = गिना जा रहा है…
insights-month = 30 दिन
insights-quarter = 90 दिन
insights-year = एक वर्ष
insights-always = अब तक सब
insights-banks-all = सभी विषय
insights-by-bank = कौन-सा विषय? दिन, घंटे और आप कितने निश्चित थे, ये सबमें मिलाकर गिने जाते हैं।
insights-all-banks = सभी विषयों में।
insights-as-table = तालिका में
insights-as-plot = चित्र में
insights-save-all = सब CSV में सहेजें
insights-save-svg = रेखाचित्र (SVG)
insights-save-png = चित्र (PNG)
insights-save-csv = तालिका (CSV)
insights-not-drawn = अभी चित्र के लिए कुछ नहीं है, इसलिए कोई फ़ाइल नहीं लिखी गई।
insights-file-line = Smriti, { $date }। { $bank }; { $period }।
insights-rows = { $all } पंक्तियाँ, { $first } से { $last }
insights-rows-before = पिछली पंक्तियाँ
insights-rows-after = अगली पंक्तियाँ
insights-day-unit = दिन
insights-today = आज
insights-remembered = अभी आपको कितना याद है
insights-marks = परीक्षा के दिन कितने अंक आते, दिन-प्रतिदिन
insights-marks-none = सेटिंग में परीक्षा और उसकी तिथि चुनने और कुछ दिन उत्तर देने के बाद यहाँ दिखेगा कि कितने अंक आ सकते हैं।
insights-marks-few = एक दिन से रुझान नहीं दिखता।
insights-marks-unit = अंक
insights-marks-spot = { $out } में से { $marks } अंक, संभावित { $low }–{ $high }
insights-past = अब तक
insights-ahead = आगे, योजना पर चलें तो
insights-likely = संभावित: पाँच में से चार बार
insights-target = आपका लक्ष्य: { $marks }
insights-no-target = अपना लक्ष्य सेटिंग में रखें; यहाँ वह रेखा बनकर दिखेगा।
insights-column-kind = कब
insights-certainty-none = आपने अब तक नहीं बताया कि कितने निश्चित हैं। उत्तर देते समय 1, 2 या 3 दबाएँ; तब यहाँ दिखेगा कि आपके अंदाज़ पर कितना भरोसा किया जा सकता है।
insights-column-promised = जितना कहा
insights-cbm = { $count } उत्तर। निश्चितता से अंक: प्रति उत्तर { $score } (−6 से 3 तक)।
insights-exam = परीक्षा, { $date }
insights-below-line = टूटी रेखा से नीचे: जितना होना चाहिए उससे अधिक निश्चित। पतली रेखाएँ: इतने कम पर कितना भरोसा।
insights-calendar = जिन दिनों आपने दोहराया
insights-calendar-legend = दिन के उत्तर:
insights-days-none = इस समय में कोई उत्तर नहीं है।
insights-topics-note = { $count } तथ्य पढ़े गए। अभी पूछा जाए तो याद आने की संभावना।
insights-topics-banks = ऊपर एक विषय चुनें तो उसके भाग दिखेंगे।
insights-topics-spot = { $facts } में से { $studied } तथ्य पढ़े गए
insights-column-bank = विषय
insights-column-remembered = याद
insights-column-studied = पढ़े
insights-column-facts = तथ्य
insights-forecast = आगे क्या दोहराना है
insights-forecast-note = आज से { $days } दिन; इनमें { $due } जाने हुए तथ्य लौटेंगे।
insights-forecast-free = बिना योजना: हर तथ्य तब, जब आप उसे भूलने को हों।
insights-column-due = बिना योजना
insights-column-reviews = योजना: दोहराव
insights-column-new = योजना: नए
insights-facts-unit = तथ्य प्रति दिन
insights-due-spot = { $count } दोहराने हैं
insights-plan-spot = योजना: { $reviews } दोहराव, { $new } नए
insights-reliability = क्या उतना ही याद रहता है जितना सोचा गया?
insights-reliability-none = इस समय में कोई जाना हुआ तथ्य नहीं दोहराया गया।
insights-reliability-note = { $count } दोहरावों में { $recalled } याद आए, { $foretold } का अनुमान था।
insights-even-line = टूटी रेखा से ऊपर: अनुमान से बेहतर।
insights-reliability-spot = अनुमान { $foretold }, याद आया { $recalled }
insights-recalled-of = { $count } में से { $right } याद आए
insights-foretold-unit = अनुमानित संभावना
insights-recalled-unit = कितने याद आए
insights-column-foretold = अनुमान
insights-column-recalled = याद आए
insights-column-reviews-done = दोहराव
insights-hours = दिन में कब उत्तर देते हैं
insights-hours-none = इस समय में कोई उत्तर नहीं है।
insights-hours-note = { $count } उत्तर, दिन के घंटे के अनुसार।
insights-hour-unit = दिन का घंटा
insights-answers-unit = उत्तर
insights-not-right = ग़लत या छोड़े
insights-column-hour = घंटा
insights-time = लगा समय
insights-time-note = { $answers } उत्तरों में { $time }: हर एक पर { $each }।
insights-minutes-day = मिनट प्रति दिन
insights-minutes-week = मिनट प्रति सप्ताह
insights-column-week = सप्ताह, इस दिन से
insights-week-of = { $date } से सप्ताह
insights-few-answers = केवल { $count } उत्तर: भरोसे के लिए कम से कम { $need } चाहिए।
insights-few-reviews = केवल { $count } दोहराव: भरोसे के लिए कम से कम { $need } चाहिए।
insights-weakest = सबसे कमज़ोर तथ्य
insights-weakest-hint = अभी याद आने की संभावना। इतिहास के लिए किसी एक को दबाएँ।
insights-weakest-none = कुछ उत्तर देने के बाद यहाँ वे तथ्य होंगे जो सबसे कम याद हैं।
insights-leeches = जो तथ्य टिकते नहीं
insights-leeches-hint = बार-बार भूले गए: एक और बार देखने से अधिक, टिप्पणी या याद रखने का दूसरा तरीका काम आता है।
insights-leeches-none = कोई नहीं: कुछ भी बार-बार नहीं भूला गया।
insights-misconceptions = निश्चित, पर ग़लत
insights-misconceptions-hint = निश्चित होकर ग़लत उत्तर दिया, और तब से दो बार ठीक नहीं हुआ।
insights-misconceptions-none = अभी कोई नहीं है।
insights-back = वापस
insights-before = पिछला तथ्य
insights-next = अगला तथ्य
insights-place = { $all } में से { $place }
insights-revise-one = इसे दोहराएँ
insights-curve = याद रहने की संभावना
insights-curve-none = इसे अभी तक नहीं दोहराया गया।
insights-curve-spot = याद आने की संभावना { $chance }
insights-chance-unit = याद आने की संभावना
insights-column-chance = संभावना
insights-column-review = उत्तर
insights-recalled = याद आया
insights-forgotten = भूला
insights-grade-again = भूला
insights-grade-hard = मुश्किल से
insights-grade-good = ठीक
insights-grade-easy = आसानी से
insights-history = इसके उत्तर, पिछला पहले
insights-answers = { $count } उत्तर
insights-marks-note = अब तक { $count } दिनों का अनुमान।
insights-curve-note = { $count } दोहराव। आज से आगे: यदि इसे न दोहराया जाए।
insights-calendar-note = पिछले { $days } दिनों में से { $studied } · { $answers } उत्तर
insights-fact-line = याद: { $remembered } · { $reviews } दोहराव · { $lapses ->
    [0] कभी नहीं भूला
   *[other] { $lapses } बार भूला
}
insights-lapses = { $count } बार
insights-revise = { $count ->
    [one] इसे दोहराएँ
   *[other] ये { $count } दोहराएँ
}
insights-more = और { $count }

## Library

rail-library = पुस्तकालय
library-title = पुस्तकालय
library-banks = { $count ->
    [one] 1 प्रश्न बैंक
   *[other] { $count } प्रश्न बैंक
}
library-questions = { $count ->
    [0] कोई प्रश्न नहीं
    [one] 1 प्रश्न
   *[other] { $count } प्रश्न
}
library-watched = फ़ाइलों पर नज़र है, बदलाव तुरंत दिखते हैं
library-found = जो मिला
library-found-more = पहले { $count } प्रश्न, और भी हैं
library-reading = प्रश्न बैंक पढ़े जा रहे हैं।
library-search = प्रश्न, विषय, अनुच्छेद खोजें: English या हिन्दी
library-searching = खोजा जा रहा है…
library-clear = मिटाएँ
library-none-found = कुछ नहीं मिला। कम अक्षर लिखें, या कोई दूसरा शब्द।
library-none-left = इन छन्नियों के साथ कोई प्रश्न नहीं बचता।
library-empty = इस बैंक में अभी कोई प्रश्न नहीं है। लिखने के लिए E दबाएँ, या कहीं से लाएँ।
library-own-hint = आप अपने प्रश्न बैंक जोड़ सकते हैं: यहाँ शुरू करें, या .ron फ़ाइल बैंकों के फ़ोल्डर में रखें।
library-back = बैंक
library-new = नया बैंक
library-new-title = आपका अपना नया बैंक
library-new-hint = यह आपके बैंकों के फ़ोल्डर में एक टेक्स्ट फ़ाइल है। जब तक आप उसमें दूसरा लाइसेंस न लिखें, सारे अधिकार आपके हैं।
library-new-placeholder = सीखने वालों को दिखने वाला नाम
library-make = बैंक बनाएँ
library-folder = बैंकों का फ़ोल्डर
library-open = खोलें
library-edit = संपादित करें
library-fix = सुधारें
library-open-file = फ़ाइल खोलें
library-off = बंद है
library-remembered = याद है { $share }
library-not-begun = शुरू नहीं हुआ
library-first-of = { $first } (और { $count })
library-mistakes = { $count ->
    [one] 1 बात सुधारनी है
   *[other] { $count } बातें सुधारनी हैं
}
library-mistakes-more = और { $count }
library-mistakes-hint = इन्हें { $path } में सुधारें। कुछ खोया नहीं है: फ़ाइल का जो भाग पढ़ा जा सकता है वह काम में है, और सहेजते ही यह सूची नई बनेगी।
library-revise = { $count ->
    [one] इसे दोहराएँ
   *[other] ये { $count } दोहराएँ
}
library-changed = इसकी फ़ाइल अभी बदली है; दोबारा पढ़ी जा रही है।
library-stale = पुराना हो सकता है
library-by-standing = आपकी स्थिति
library-by-topic = विषय
library-by-format = प्रारूप
library-by-exam = परीक्षा
library-by-difficulty = कितना कठिन, 1 से 5
library-by-source = स्रोत
library-by-tag = टैग
library-label-hint = स्रोत या टैग लिखें
library-label-more = { $count ->
    [one] 1 और लिखकर खोजा जा सकता है
   *[other] { $count } और लिखकर खोजे जा सकते हैं
}
library-history = इसका इतिहास
library-never-seen = अभी नहीं देखा
library-seen = { $times ->
    [one] एक बार उत्तर दिया, { $date } को
   *[other] { $times } बार उत्तर दिया, पिछली बार { $date } को
}
library-remembered-now = अभी याद है: { $share }
library-comes-back = फिर आएगा: { $day }
library-foretold = अनुमान था: { $share }
library-reviews-more = और { $count } पहले की समीक्षाएँ
standing-unseen = अभी नहीं देखे
standing-seen = देखे हुए
standing-mistaken = जिनमें ग़लती हुई
standing-bookmarked = चिह्नित
trouble-place = पंक्ति { $line }, स्तंभ { $column }
trouble-unreadable = फ़ाइल पढ़ी नहीं जा सकती: { $error }
trouble-unreadable-fix = देखें कि वह कहीं और खुली तो नहीं, और आपको उसे पढ़ने की अनुमति है।
trouble-not-text = पंक्ति { $line } UTF-8 में लिखा पाठ नहीं है।
trouble-not-text-fix = फ़ाइल को UTF-8 में सहेजें: ज़्यादातर एडिटर “Save as” में एनकोडिंग पूछते हैं।
trouble-too-large = फ़ाइल 4 GiB से बड़ी है।
trouble-too-large-fix = उसे कई बैंकों में बाँटें।
trouble-bank-taken = दूसरी फ़ाइल में { $id } id वाला बैंक है।
trouble-bank-taken-fix = इस बैंक को उसका अपना id दें, उस पंक्ति में जो id: से शुरू होती है।
trouble-question-taken = बैंक { $by } में { $id } id वाला प्रश्न है।
trouble-question-taken-fix = इस प्रश्न को उसका अपना id दें।
keys-search = खोजें
keys-bank-on = इस बैंक से पूछा जाए, या नहीं
keys-bank-new = नया बैंक
keys-library = पुस्तकालय में खोजें

## Bringing questions in

import-button = आयात…
import-title = प्रश्न लाएँ
import-about = उन्हें चिपकाएँ, विंडो पर फ़ाइल छोड़ें, या फ़ाइल खोलें। आपके सहेजने से पहले कुछ नहीं रखा जाता।
import-file = फ़ाइल खोलें
import-path = फ़ाइल कहाँ है?
import-path-hint = फ़ोल्डर और फ़ाइल का नाम
import-save = { $count ->
    [0] सहेजें
    [one] 1 प्रश्न सहेजें
   *[other] { $count } प्रश्न सहेजें
}
import-text = पाठ
import-lines = { $count ->
    [one] 1 पंक्ति
   *[other] { $count } पंक्तियाँ
}
import-paste = प्रश्न यहाँ चिपकाएँ: PDF, दस्तावेज़, वेब पेज या संदेश से, या GIFT, Aiken, Moodle XML, QTI या तालिका के रूप में। यहीं सुधारें; जो बना वह साथ में दिखता है।
import-nothing = जो आप चिपकाएँगे वह यहाँ प्रश्न-दर-प्रश्न वैसे दिखेगा जैसे सीखने वाले देखेंगे। जो पक्का नहीं है उस पर उसकी पंक्ति के साथ निशान रहेगा।
import-sum = { $questions ->
    [0] कोई प्रश्न नहीं मिला
    [one] 1 प्रश्न
   *[other] { $questions } प्रश्न
} · { $format } के रूप में पढ़ा
import-doubts = { $count } देखने हैं
import-left-out = { $count } छोड़े गए
import-where = प्रश्न कहाँ जाएँ
import-where-new = आपके अपने नए बैंक में
import-new-bank = नया बैंक
import-topic-kept = हर प्रश्न अपने साथ आए विषय में
import-into-hint = ये बैंक के मौजूदा प्रश्नों के बाद जुड़ते हैं। उसमें और कुछ नहीं बदलता, और इसे वापस लिया जा सकता है।
import-not-taken = नहीं लिया जाएगा
import-comparing = आपके बैंकों से मिलान हो रहा है…
import-likes = { $count ->
    [one] 1 किसी और प्रश्न जैसा
   *[other] { $count } दूसरे प्रश्नों जैसे
}
import-had = { $bank } में यह प्रश्न पहले से है: “{ $question }”
import-had-nearly = { $bank } में लगभग यही पूछा गया है: “{ $question }”
import-like = यही प्रश्न { $bank } में है: “{ $question }”
import-like-nearly = { $bank } का एक प्रश्न लगभग यही पूछता है: “{ $question }”
import-same-here = यहाँ का प्रश्न { $number } यही है।
import-like-here = यहाँ का प्रश्न { $number } लगभग यही पूछता है।
import-added = { $count ->
    [one] { $bank } में 1 प्रश्न जोड़ा गया।
   *[other] { $bank } में { $count } प्रश्न जोड़े गए।
}
keys-import-title = प्रश्न लाते समय
keys-import-take = यह प्रश्न लें या छोड़ें, या सभी
keys-import-bank = बैंक चुनें जिसमें वे जाएँ
keys-import-columns = तालिका के स्तंभ दिखाएँ या छिपाएँ
keys-import-file = फ़ाइल खोलें
keys-import-place = पाठ में उसकी जगह दिखाएँ
keys-import-save = प्रश्न सहेजें
import-from-file = फ़ाइल { $file } से।
import-cannot-open = फ़ाइल नहीं खुल सकी: { $error }। कुछ नहीं बदला।
import-too-large = फ़ाइल 256 MiB से बड़ी है। उसे बाँटें, या जहाँ से आई वहाँ से उसका एक भाग निकालें।
import-not-kept = प्रश्न सहेजे नहीं जा सके: { $error }। वे यहीं हैं, और कोई बैंक नहीं बदला।
import-format-smriti = Smriti का बैंक
import-format-paste = चिपकाया पाठ
import-format-aiken = Aiken फ़ाइल
import-format-gift = GIFT फ़ाइल
import-format-moodle = Moodle XML फ़ाइल
import-format-qti = QTI फ़ाइल
import-format-csv = तालिका
import-format-xlsx = Excel वर्कबुक
import-format-ods = OpenDocument शीट
import-format-kahoot = Kahoot की वर्कबुक
import-format-wayground = Wayground की शीट
import-read-otherwise = इस रूप में पढ़ें…
import-format-found = जैसा दिखता है
columns-title = स्तंभ
columns-title-sheet = “{ $sheet }” के स्तंभ
columns-some = { $all } में से { $read } पहचाने गए
columns-all = { $count } पहचाने गए
columns-as-chosen = जैसा आपने इन शीर्षकों वाली तालिकाओं के लिए बताया
columns-sure = शीर्षक बताते हैं कि वे क्या हैं
columns-likely = उनमें लिखे से अनुमान
columns-unclear = पक्का नहीं: कृपया देखें
columns-change = बदलें
columns-not-read = नहीं पढ़ा
columns-by-script = लिपि के अनुसार
columns-language = भाषा
columns-head = शीर्षक यहाँ हैं
columns-no-head = किसी पंक्ति में नहीं
columns-key = उत्तर विकल्प को ऐसे बताते हैं
columns-between = कई सही उत्तरों के बीच
columns-one-answer = कुछ नहीं: एक ही है
columns-examples = उत्तर ऐसे पढ़े जाते हैं:
columns-nothing-meant = कोई विकल्प नहीं
columns-example = पंक्ति { $row }: { $written } → { $meant }
columns-guess = फिर से अनुमान लगाएँ
columns-remembered = आप जो बदलते हैं वह सहेजने पर ऐसे ही शीर्षकों वाली तालिकाओं के लिए याद रखा जाता है।
columns-unclear-question = कोई स्तंभ प्रश्नों का नहीं लगता। जो हो उसे खोलकर बताएँ; तब तक इस तालिका से कुछ नहीं लिया जाता।
columns-unclear-answer = कोई स्तंभ उत्तरों का नहीं लगता। जो हो उसे खोलकर बताएँ; तब तक हर प्रश्न बिना कुंजी के है।
columns-unclear-base = उत्तर संख्याएँ हैं, जो 0 से गिनने पर भी ठीक बैठती हैं और 1 से भी। नीचे बताएँ कि कौन-सा सही है: हर कुंजी इसी पर टिकी है।
columns-unclear-mixed = उत्तर एक से अधिक ढंग से लिखे हैं। जो पक्का नहीं था वह अपने प्रश्न पर चिह्नित है।
holds-question = प्रश्न
holds-option = विकल्प { $number }
holds-answer = उत्तर
holds-explanation = व्याख्या
holds-why = क्यों नहीं { $number }
holds-topic = विषय
holds-tags = टैग
holds-difficulty = कठिनाई
holds-passage = गद्यांश
holds-kind = प्रश्न का प्रकार
holds-id = नाम
holds-unit = इकाई
holds-tolerance = छूट
holds-fixed = न हिलने वाले विकल्प
holds-shuffle = क्रम बदल सकता है
key-letter = अक्षर (B)
key-one-based = 1 से संख्या
key-zero-based = 0 से संख्या
key-option-n = “Option 2” जैसे नाम से
key-text = उसका पाठ
import-format-anki-package = Anki पैकेज
import-format-anki-text = Anki के नोट (पाठ)
import-format-quizlet = Quizlet का सेट
import-format-text2qti = text2qti की क्विज़
import-at-whole = पूरा
import-at-line = पंक्ति { $line }
import-at-note = नोट { $note }
import-at-cell = खाना { $cell }
import-at-row = पंक्ति { $row }
said-not-asked = छोड़ा: इसमें कुछ पूछा नहीं गया।
said-not-markable = छोड़ा: इसे केवल व्यक्ति जाँच सकता है।
said-unknown-kind = छोड़ा: ऐसा प्रश्न यहाँ नहीं होता: { $found }
said-too-few = { $count } उत्तर हैं, { $bound } चाहिए।
said-too-many = { $count } उत्तर हैं, अधिक से अधिक { $bound } लिए जा सकते हैं।
said-put-away = छोड़ा: लेखक ने इसे छिपाया है।
said-no-stem = उत्तर हैं, प्रश्न नहीं।
said-no-answer = प्रश्न है, उत्तर नहीं।
said-unclosed = { $found } बंद नहीं हुआ।
said-unreadable = पढ़ा नहीं जा सका: { $found }
said-bad-number = यह संख्या नहीं रखी जा सकती: { $found }
said-limit = एक बार में इतने से अधिक नहीं लिए जाते: { $count }
said-unwritable = यह प्रारूप इसे नहीं रख सकता: { $found }
said-passed-over = पैकेज के बाकी { $count } भाग छोड़ दिए गए, उनमें प्रश्न नहीं हैं।
said-noise = पन्ने की पंक्ति मानकर छोड़ी गई: { $found }
said-no-key = कौन सा उत्तर सही है? विकल्पों के नीचे “उत्तर: (b)” लिखें।
said-key-beyond = कुंजी { $found } जिस विकल्प को बताती है वह है ही नहीं।
said-keys-differ = दो कुंजियाँ अलग हैं: { $taken } ली गई, { $other } भी लिखी है।
said-several-keys = कई विकल्प सही बताए गए हैं।
said-same-options = दो विकल्प एक ही बात कहते हैं।
said-codes-unclear = कुंजी से पता नहीं चलता कि कौन से कथन सही हैं, इसलिए वे पाठ ही रहे।
said-wildcard = जो उत्तर कई के लिए है उसे पूरा लिखना होगा: { $found }
said-case-matters = उत्तर में बड़े-छोटे अक्षरों का अंतर था; यहाँ नहीं है।
said-stray = क्या यह प्रश्न का भाग है? { $found }
said-unlike = इसकी संख्या या इसके विकल्प यहाँ के लगभग सभी दूसरे प्रश्नों से अलग हैं।
said-number-jumps = प्रश्न { $from } के बाद { $to } आता है।
said-garbled = ये अक्षर पाठ नहीं हैं; कहीं और से कॉपी करें, या टाइप करें: { $found }
said-tex-kept = यह गणित यहाँ पहचाना नहीं गया और जैसा टाइप है वैसा दिखेगा; इसे अक्षरों और चिह्नों से लिखें: { $found }
said-maths = गणित को अक्षरों और चिह्नों से लिखा गया: { $found }
said-options-drawn = ग़लत विकल्प दूसरे कार्डों के उत्तरों से लिए गए हैं। क्या वे ठीक बैठते हैं, और क्या सभी ग़लत हैं?
said-weights-dropped = आंशिक अंक हटाए गए: विकल्प या तो सही है या नहीं।
said-feedback-dropped = उत्तर पर एक टिप्पणी हटाई गई।
said-markup-dropped = मार्कअप हटाया गया, पाठ रहा: { $found }
said-script-dropped = पाठ में रखा एक प्रोग्राम हटाया गया।
said-file-dropped = चित्र या फ़ाइल हटाई गई: { $found }
said-link-dropped = लिंक हटाया गया, पाठ रहा: { $found }
said-lenient = जैसा अभिप्राय था वैसा पढ़ा: { $found }
said-flattened = विकल्पों के रूप में लिखा, क्योंकि प्रारूप में ऐसा प्रश्न नहीं होता।
said-language-dropped = केवल एक भाषा रखी जा सकती है।
said-reworked = प्रारूप में इसके लिए अपनी जगह नहीं है: { $found }
said-cut = { $count } अक्षरों तक काटा गया।
said-first-side = हर कार्ड का पहला भाग उत्तर है, क्योंकि वह छोटा है।
said-second-side = हर कार्ड का दूसरा भाग उत्तर है, क्योंकि वह पहले से लंबा नहीं है।
said-encoding = { $found } के रूप में पढ़ा।
keys-import = प्रश्न लाएँ
## बैंक में क्या ठीक नहीं

problem-on-line = पंक्ति { $line }: { $said }
problem-not-a-bank = यह फ़ाइल प्रश्न-बैंक नहीं है।
problem-unclosed = पंक्ति { $line } का कोष्ठक { $bracket } कहीं बंद नहीं होता।
problem-bracket = कोष्ठक { $found } का जोड़ा नहीं है।
problem-after-the-end = बैंक समाप्त होने के बाद भी कुछ लिखा है। एक फ़ाइल में एक ही बैंक होता है।
problem-colon = नाम और मान के बीच : लगता है।
problem-missing-comma = यहाँ अल्पविराम (,) छूट गया है।
problem-extra-comma = यहाँ एक अल्पविराम (,) अधिक है।
problem-missing-value = नाम के बाद मान नहीं लिखा है।
problem-quotes = पाठ सीधे दोहरे उद्धरण चिह्नों "…" में लिखा जाता है।
problem-unclosed-text = इस पाठ का अंतिम उद्धरण चिह्न नहीं है।
problem-unclosed-comment = यह टिप्पणी कहीं समाप्त नहीं होती।
problem-escape = पाठ में “{ $found }” का कोई अर्थ नहीं। बैकस्लैश दो बार लिखा जाता है।
problem-quoted-name = नाम { $found } उद्धरण चिह्नों में है। इसे बिना चिह्नों के लिखें।
problem-too-deep = कोष्ठकों के भीतर बहुत अधिक कोष्ठक हैं।
problem-unreadable = “{ $found }” यहाँ नहीं आ सकता।
problem-not-ron = यह पढ़ा नहीं जा सका: { $found }
problem-other-schema = यह बैंक प्रारूप के संस्करण { $found } में है। यह स्मृति संस्करण 1 पढ़ती है।
problem-unknown = “{ $found }” यहाँ मान्य नहीं है।
problem-unknown-meant = “{ $found }” यहाँ मान्य नहीं है। क्या आशय “{ $meant }” से है?
problem-missing-field = { $found } नहीं लिखा है।
problem-repeated-field = { $found } यहाँ दो बार है।
problem-wrong-kind = यहाँ { $expected } चाहिए, “{ $found }” नहीं।
problem-date = “{ $found }” तिथि नहीं है। वर्ष, माह और दिन लिखें: 2026-11-21।
problem-no-number = संख्या नहीं लिखी है। अंक लिखें: 40, 2.5 या 2/3।
problem-number = “{ $found }” संख्या नहीं है। अंक लिखें: 40, 2.5 या 2/3।
problem-difficulty = कठिनाई 1 (सीधी परिभाषा) से 5 (बहुत कम लोग बता पाते हैं) तक होती है।
problem-no-id = प्रश्न का नाम चाहिए: छोटे अंग्रेज़ी अक्षर, अंक और हाइफ़न।
problem-id = “{ $found }” नाम नहीं हो सकता। छोटे अक्षर a–z, अंक और हाइफ़न लिखें, अधिक से अधिक 64।
problem-repeated-id = “{ $found }” नाम पहले से है ({ $thing })। हर नाम एक ही बार दिया जाता है।
problem-unknown-id = इस बैंक में “{ $found }” नहीं है ({ $thing })। जो है, उनमें से चुनें।
problem-empty = यहाँ { $things } नहीं हैं।
problem-no-right-option = कोई विकल्प सही नहीं चुना गया है।
problem-several-right = { $count } विकल्प सही चुने गए हैं। इस प्रकार में एक ही सही उत्तर होता है।
problem-one-right = केवल एक विकल्प सही चुना गया है। इस प्रकार में कई सही होते हैं।
problem-every-right = हर विकल्प सही चुना गया है। कम से कम एक ग़लत होना चाहिए।
problem-too-few = { $things } कम हैं: { $count }। इस प्रकार में { $range } होते हैं।
problem-too-many = { $things } अधिक हैं: { $count }। इस प्रकार में { $range } होते हैं।
problem-option-count = परीक्षाओं में चार या पाँच विकल्प छपते हैं; यहाँ { $count } हैं।
problem-same-text = यह वही कहता है जो { $thing } { $first } कहता है।
problem-no-gap = { $text } में रिक्त स्थान नहीं है। जहाँ उत्तर आए, वहाँ ____ लिखें।
problem-no-bold = { $text } में निषेध मोटे अक्षरों में नहीं है। उसके दोनों ओर दो तारे लगाएँ: **नहीं**।
problem-nothing-correct = यहाँ कुछ भी सही नहीं है, इसलिए कोई विकल्प सही नहीं हो सकता। एक को सही रखें, या पूछें कि कितने सही हैं।
problem-nothing-incorrect = यहाँ कुछ भी ग़लत नहीं है, इसलिए कोई विकल्प सही नहीं हो सकता। एक को ग़लत रखें, या सही वाले पूछें।
problem-codes-without-key = सही उत्तर { $found } कूटों में नहीं है।
problem-code-number = कूट में { $number } है, पर संख्याएँ 1 से { $count } तक हैं।
problem-bad-code = यह कूट ख़ाली है या इसमें कोई संख्या दो बार है।
problem-codes-ignored = दो कथनों में कूट काम नहीं आते। इन्हें हटा दें।
problem-both-false = दोनों ग़लत हैं, और परीक्षा में ऐसा कोई विकल्प नहीं होता। एक को सही रखें।
problem-explains-without-holding = व्याख्या तभी हो सकती है जब दोनों कथन सही हों।
problem-first-must-hold = दो और कथन हों तो कथन-I सही होना चाहिए।
problem-no-option-fits = कोई कथन सही है पर कोई व्याख्या नहीं करता; परीक्षा में ऐसा विकल्प नहीं होता।
problem-negative-tolerance = उत्तर में अंतर 0 या अधिक होता है।
problem-empty-text = यहाँ अभी कुछ नहीं लिखा है।
problem-missing-language = इस पाठ की { $found } नहीं लिखी है।
problem-one-language = यह { $found } वाक्य दोनों भाषाओं के लिए रखा गया है।
problem-no-reason-option = लिखें कि यह विकल्प क्यों ग़लत है: इसे चुनने वाले पढ़ेंगे।
problem-no-reason-pair = लिखें कि यह युग्म क्यों सुमेलित नहीं है: विद्यार्थी पढ़ेंगे।
problem-no-reason = लिखें कि यह क्यों ग़लत है: विद्यार्थी पढ़ेंगे।
problem-no-explanation = व्याख्या नहीं है: हर ग़लत उत्तर के बाद विद्यार्थी इसे देखते हैं।
problem-short-explanation = व्याख्या में केवल { $count } अक्षर हैं। दो से पाँच वाक्यों में लिखें कि उत्तर क्यों सही है।
problem-option-by-letter = “{ $found }” विकल्प को उसके स्थान से बताता है, और विकल्प स्थान बदलते हैं। उसे उसके शब्दों से बताएँ।
problem-raw-tex = TeX में लिखा गणित जैसा टाइप है वैसा दिखता है: { $found } इसे अक्षरों और चिह्नों से लिखें, जैसे x², √2, a/b या π; x_(i) नीचे और x^(n) ऊपर लिखता है।
problem-long-stem = इसमें { $count } अक्षर हैं; कोई परीक्षा 700 से अधिक नहीं छापती।
problem-no-sources = उत्तर कहाँ से आया, इसका कोई स्रोत नहीं है।
problem-stale-when-checked = उत्तर की जाँच उसके अंतिम मान्य दिन के बाद हुई है। दो में से एक तिथि ग़लत है।
problem-split-passage = गद्यांश “{ $found }” के प्रश्नों के बीच दूसरे प्रश्न हैं। इसे उनके पास ले जाएँ।
problem-unused = “{ $found }” किसी प्रश्न के काम नहीं आता ({ $thing })।
problem-same-id-elsewhere = { $file } में भी “{ $found }” नाम है ({ $thing })। इसे अपना अलग नाम दें।
problem-the-text = पाठ
problem-the-english-text = अंग्रेज़ी पाठ
problem-the-hindi-text = हिन्दी पाठ
problem-english = अंग्रेज़ी
problem-hindi = हिन्दी
thing-bank = बैंक
thing-topic = विषय
thing-fact = तथ्य
thing-source = स्रोत
thing-passage = गद्यांश
thing-question = प्रश्न
thing-option = विकल्प
thing-statement = कथन
thing-pair = युग्म
thing-left = सूची-I की प्रविष्टि
thing-right = सूची-II की प्रविष्टि
thing-item = मद
thing-code = कूट
thing-answer = मान्य उत्तर
thing-language = भाषा
things-bank = बैंक
things-topic = विषय
things-fact = तथ्य
things-source = स्रोत
things-passage = गद्यांश
things-question = प्रश्न
things-option = विकल्प
things-statement = कथन
things-pair = युग्म
things-left = सूची-I की प्रविष्टियाँ
things-right = सूची-II की प्रविष्टियाँ
things-item = मदें
things-code = कूट
things-answer = मान्य उत्तर
things-language = भाषाएँ
expected-text = पाठ
expected-plain = उद्धरण चिह्नों में पाठ
expected-yes-no = हाँ या नहीं (true या false)
expected-number = पूर्ण संख्या
expected-word = बिना उद्धरण चिह्नों का एक शब्द
expected-list = वर्ग कोष्ठकों में सूची
expected-group = गोल कोष्ठकों में प्रविष्टियाँ
expected-format = प्रकार और गोल कोष्ठकों में उसकी प्रविष्टियाँ
expected-choice = शब्द, या गोल कोष्ठक में एक मान वाला शब्द

## बैंक का संपादन

editor-leave = वापस
editor-count = { $count } प्रश्न
editor-new = प्रश्न
editor-blank = अभी कुछ नहीं
editor-unreadable = यहाँ पढ़ा नहीं जा सकता
editor-question = प्रश्न { $id }
editor-saved = सहेजा गया
editor-unsaved = अभी सहेजा नहीं
editor-waits = अभी फ़ाइल में नहीं। { $why }
editor-format = प्रकार: { $format }
editor-stem = प्रश्न
editor-stem-gap = प्रश्न, जहाँ उत्तर आए वहाँ ____
editor-stem-negative = प्रश्न, निषेध के दोनों ओर दो तारे: **नहीं**
editor-intro = प्रस्तावना
editor-statement = कथन
editor-statements = कथन
editor-options = विकल्प
editor-pairs = युग्म
editor-rows = सूची-I और सूची-II में उसका मेल
editor-items = मदें, सही क्रम में
editor-assertion-reason = कथन और कारण
editor-assertion = कथन (A)
editor-reason = कारण (R)
editor-head-left = बाएँ स्तंभ के ऊपर
editor-head-right = दाएँ स्तंभ के ऊपर
editor-right = सही
editor-matched = सुमेलित
editor-holds = सही है
editor-explains = व्याख्या करता है
editor-pinned = स्थान न बदले
editor-why-wrong = क्यों ग़लत है
editor-item-why = उत्तर के साथ दिखे, जैसे तिथि
editor-fact = जाँचा गया तथ्य
editor-add-row = जोड़ें
editor-ask = पूछें
editor-which-correct = कौन-से सही हैं?
editor-which-incorrect = कौन-से सही नहीं हैं?
editor-numbering = संख्याएँ
editor-codes = अपने कूट: 1, 2; 1, 3; 2, 3; 1, 2, 3
editor-extra = सूची-II में, जिनका मेल नहीं
editor-accept = सही माने जाने वाले शब्द; पहला दिखाया जाता है
editor-answer = सही संख्या
editor-tolerance = कितने अंतर तक सही
editor-unit = क्या गिना जाता है
editor-true = सत्य
editor-false = असत्य
editor-explanation = व्याख्या
editor-in-english = अंग्रेज़ी
editor-in-hindi = हिन्दी
editor-same = दोनों भाषाओं में वही
editor-no-source = स्रोत: अभी कोई नहीं
editor-sources = स्रोत: { $sources }
editor-source-short = नया स्रोत: छोटा नाम, “अनु. 65”
editor-source-cite = पूरा संदर्भ
editor-source-url = वेब पर कहाँ पढ़ें, यदि हो
editor-source-add = बैंक में जोड़ें
editor-topic = विषय: { $topic }
editor-more = और: नाम, तथ्य, परीक्षाएँ, तिथियाँ
editor-id = प्रश्न का नाम; प्रगति इसी से जुड़ी है
editor-own-fact = दोहराया जाने वाला तथ्य; कई प्रश्नों का एक हो सकता है
editor-difficulty = कठिनाई, सीधी परिभाषा से बहुत कठिन तक
editor-exams = किन परीक्षाओं के लिए
editor-other-exam = अन्य
editor-passage = गद्यांश
editor-no-passage = कोई नहीं
editor-tags = टैग, बीच में अल्पविराम
editor-checked = पिछली जाँच: 2026-11-21
editor-valid-until = कब तक मान्य: 2027-03-31; सदा मान्य हो तो ख़ाली
editor-grade = कितना प्रमाणित
editor-grade-none = नहीं बताया
editor-grade-a = A: मूल पाठ या कई स्रोत
editor-grade-b = B: एक अच्छा स्रोत
editor-shuffle = विकल्प
editor-shuffle-safe = जहाँ ठीक हो, स्थान बदलें
editor-shuffle-never = स्थान न बदलें
editor-fifth = पाँचवाँ विकल्प
editor-fifth-no = नहीं
editor-fifth-yes = “अनुत्तरित प्रश्न”
editor-tools = यह प्रश्न
editor-like = इस जैसा नया
editor-undo = पूर्ववत करें
editor-redo = फिर करें
editor-up = ऊपर ले जाएँ
editor-down = नीचे ले जाएँ
editor-save = अभी सहेजें
editor-remove = निकालें
editor-as-learners-see-it = विद्यार्थी को ऐसा दिखेगा
editor-show-key = उत्तर दिखाएँ
editor-hide-key = उत्तर छिपाएँ
editor-why = क्यों
editor-left-out = ठीक होने तक यह प्रश्न विद्यार्थियों से नहीं पूछा जाएगा।
editor-codes-are-made = विकल्प कथनों या युग्मों से बनते हैं; इन्हें लिखना नहीं पड़ता।
editor-counts-are-made = गिनतियाँ सही बातों से बनती हैं; इन्हें लिखना नहीं पड़ता।
editor-orders-are-made = विकल्प सही क्रम या मेल से बनते हैं; इन्हें लिखना नहीं पड़ता।
editor-options-are-made = चारों विकल्प परीक्षा के ही हैं; इन्हें लिखना नहीं पड़ता।
editor-pane-list = प्रश्न
editor-pane-form = लिखें
editor-pane-preview = झलक
editor-nothing = इस बैंक में यहाँ खुलने वाला कोई प्रश्न नहीं है। Ctrl N से बनाएँ।
editor-not-a-bank = फ़ाइल ठीक होने तक यह बैंक यहाँ नहीं बदला जा सकता। { $why }
editor-no-bank-now = फ़ाइल इस बीच बदली गई और अब बैंक नहीं है। आपका लिखा सुरक्षित है। फ़ाइल ठीक करके फिर सहेजें।
editor-not-done = इस फ़ाइल में यह अपने-आप नहीं हो सका। कुछ नहीं बदला गया।
editor-save-again = फिर सहेजें
editor-shipped = यह बैंक स्मृति का भाग है और ऐसा ही रहता है। आपकी अपनी प्रति बदली जा सकती है; वह आपके बैंक-फ़ोल्डर में जाती है।
editor-copy = अपनी प्रति बनाएँ
editor-drafts = स्मृति पिछली बार बंद हुई तो लिखी हुई { $count } चीज़ें फ़ाइल में नहीं थीं।
editor-drafts-take = लिखा हुआ वापस लाएँ
editor-drafts-drop = छोड़ दें
editor-twin = { $question } लगभग यही पूछता है।
editor-twin-in = { $bank } का { $question } लगभग यही पूछता है।
editor-twin-show = दिखाएँ
editor-clash = प्रश्न { $question } यहाँ भी बदला गया और इस बीच फ़ाइल में भी। कौन-सा रहे?
editor-side-mine = जैसा आपने लिखा
editor-side-theirs = जैसा फ़ाइल में है
editor-side-gone = यह अब फ़ाइल में नहीं है, या पढ़ा नहीं जा सकता।
editor-keep-mine = मेरा रखें
editor-take-theirs = फ़ाइल वाला लें
editor-keep-both = दोनों रखें, मेरा नए नाम से
keys-editor = बैंक लिखना
keys-editor-new = नया प्रश्न, या इस जैसा
keys-editor-question = दूसरा प्रश्न
keys-editor-move = प्रश्न का स्थान बदलें
keys-editor-undo = पूर्ववत, फिर करें
keys-editor-save = अभी सहेजें
keys-editor-remove = यह प्रश्न निकालें
keys-editor-row = पंक्ति में: नीचे एक जोड़ें
keys-editor-pane = खिड़की के अगले भाग में
keys-editor-key = उत्तर दिखाएँ या छिपाएँ
keys-edit = यह बैंक या प्रश्न संपादित करें

## दिया गया बैंक

offer-title = आपके लिए एक बैंक
offer-from = फ़ाइल { $file } से। इंस्टॉल करने से पहले कुछ नहीं रखा जाता।
offer-install = इंस्टॉल करें
offer-replace = यह संस्करण लें
offer-installed = { $file } के रूप में इंस्टॉल हुआ। यह चालू है, और अगले सत्र से इसके प्रश्न पूछे जाएँगे।
offer-replaced = { $file } अब यही संस्करण है। पहले जो था वह रखा है और वापस लाया जा सकता है।
offer-sums-right = जैसा पैक किया गया
offer-sums-bad = रास्ते में बदला
offer-sums-wrong = यह वह नहीं जो पैक किया गया था: { $files }। यह रास्ते में बिगड़ा या बदला है। इसे फिर से माँगें; कुछ इंस्टॉल नहीं हुआ।
offer-shipped = यह बैंक Smriti के साथ आता है, और उसकी जगह कुछ नहीं लेता। बदलने के लिए पहले पुस्तकालय में उसकी प्रति बनाएँ।
offer-same = आपके पास ठीक यही बैंक है। इंस्टॉल करने को कुछ नहीं।
offer-mistakes = { $count ->
    [one] इसमें 1 गलती है। जिस प्रश्न में वह है वह नहीं पूछा जाता; पुस्तकालय उसे पंक्ति सहित बताएगा।
   *[other] इसमें { $count } गलतियाँ हैं। जिन प्रश्नों में वे हैं वे नहीं पूछे जाते; पुस्तकालय हर एक को पंक्ति सहित बताएगा।
}
offer-taken = { $count ->
    [one] इसका 1 प्रश्न आपके दूसरे बैंक में पहले से है, इसलिए यहाँ छोड़ा जाएगा।
   *[other] इसके { $count } प्रश्न आपके दूसरे बैंकों में पहले से हैं, इसलिए यहाँ छोड़े जाएँगे।
}
offer-images = { $count ->
    [one] 1 चित्र
   *[other] { $count } चित्र
}
offer-by = लेखक: { $authors }
offer-licence = लाइसेंस: { $licence }
offer-licence-unknown = यह ऐसा लाइसेंस नहीं जिसके नाम से पता चले कि आप क्या कर सकते हैं। आगे देने से पहले लेखक से पूछें।
offer-changes = यह बैंक आपके पास पहले से है। क्या बदलता है:
offer-added = { $count ->
    [one] 1 नया प्रश्न
   *[other] { $count } नए प्रश्न
}
offer-removed = { $count ->
    [one] 1 प्रश्न हटा
   *[other] { $count } प्रश्न हटे
}
offer-keys = { $count } की कुंजी अलग
offer-changed = { $count } का पाठ अलग
offer-head = शीर्षक, विषय या स्रोत अलग
offer-reordered = क्रम अलग
offer-layout = केवल रिक्त स्थान, टिप्पणियाँ आदि
offer-progress-stays = आपने जो सीखा वह बना रहता है। जिन प्रश्नों की कुंजी बदली वे फिर पूछे जाते हैं, और आपकी मॉक परीक्षाएँ फिर से जाँची जाती हैं।
offer-is-new = नया
offer-is-gone = हटा; इसके आपके उत्तर रखे हैं
offer-key-differs = कुंजी अलग
offer-text-differs = पाठ अलग
offer-rest-differs = विषय, स्रोत, तारीखें आदि अलग
offer-several = { $count ->
   *[other] इस zip में { $count } बैंक हैं। इसे खोलकर उन्हें एक-एक करके लाएँ।
}
offer-no-bank = इस फ़ाइल में पढ़ने योग्य कोई बैंक नहीं। जिसने पैक किया उससे कहें कि पहले जाँच ले।
offer-not-text = इस फ़ाइल का बैंक UTF-8 पाठ नहीं है। बनाने वाले से कहें कि UTF-8 में सहेजे।
offer-unreadable = फ़ाइल पढ़ी नहीं जा सकती: { $why }। कुछ नहीं बदला।

## एक साथ कई प्रश्न

many-chosen = { $count ->
    [one] 1 प्रश्न चुना गया
   *[other] { $count } प्रश्न चुने गए
}
many-all = { $count ->
    [one] इसे चुनें
   *[other] सभी { $count } चुनें
}
many-clear = चुनाव हटाएँ
many-tag = टैग…
many-move = ले जाएँ…
many-copy = प्रति बनाएँ…
many-shipped = { $count ->
    [one] इनमें से एक स्मृति का भाग है और ऐसा ही रहता है: उसकी प्रति या निर्यात बन सकता है।
   *[other] इनमें से { $count } स्मृति के भाग हैं और ऐसे ही रहते हैं: उनकी प्रति या निर्यात बन सकता है।
}
many-tags-title = { $count ->
    [one] 1 प्रश्न के टैग
   *[other] { $count } प्रश्नों के टैग
}
many-tags-add = जो टैग देने हैं, बीच में अल्पविराम के साथ
many-tags-placeholder = सप्ताह 3, प्रारंभिक
many-tags-there = इनके टैग: हटाने के लिए टैग दबाएँ
many-tags-counting = इनके टैग देखे जा रहे हैं…
many-tags-none = इन पर अभी कोई टैग नहीं है।
many-tag-off = { $tag } · { $count } से हटेगा
many-tags-do = टैग सहेजें
many-move-title = { $count ->
    [one] 1 प्रश्न ले जाएँ
   *[other] { $count } प्रश्न ले जाएँ
}
many-copy-title = { $count ->
    [one] 1 प्रश्न की प्रति
   *[other] { $count } प्रश्नों की प्रति
}
many-move-hint = इनकी टिप्पणियाँ, स्रोत, तथ्य और गद्यांश साथ जाते हैं। जो आपको याद है, वह बना रहता है।
many-copy-hint = प्रति का अपना नाम होता है। प्रश्न का जो आपको याद है, वह उसकी प्रति पर भी गिना जाता है।
many-no-bank = अभी आपका अपना कोई बैंक नहीं है। बैंकों की सूची में N से एक शुरू करें, फिर चुनें।
many-to-bank = किस बैंक में
many-to-topic = किस विषय में
many-topic-kept = हर एक अपने ही विषय में
many-move-do = ले जाएँ
many-copy-do = प्रति बनाएँ
many-undo = वापस लें
many-undone = वापस ले लिया गया: प्रश्न पहले जैसे हैं।
many-tagged = { $count ->
    [one] 1 प्रश्न के टैग बदले गए।
   *[other] { $count } प्रश्नों के टैग बदले गए।
}
many-moved = { $count ->
    [one] 1 प्रश्न { $bank } में ले जाया गया।
   *[other] { $count } प्रश्न { $bank } में ले जाए गए।
}
many-copied = { $count ->
    [one] 1 प्रश्न की प्रति { $bank } में बनी।
   *[other] { $count } प्रश्नों की प्रतियाँ { $bank } में बनीं।
}
many-renamed = { $count ->
    [one] एक का नाम नया है, क्योंकि उसका नाम वहाँ पहले से था।
   *[other] { $count } के नाम नए हैं, क्योंकि उनके नाम वहाँ पहले से थे।
}
refused-not-a-bank = कुछ नहीं बदला: { $file } को प्रश्न बैंक की तरह पढ़ा नहीं जा सकता। पहले उसे सुधारें।
refused-not-written = कुछ नहीं बदला: प्रश्न { $question } जैसा है वैसा पढ़ा या लिखा नहीं जा सकता। पहले उसे सुधारें।
refused-changed = { $file } उसी समय कहीं और बदली गई, इसलिए उसे वैसे ही छोड़ दिया गया। फिर कोशिश करें।
keys-tick = प्रश्न चुनें, या सभी
keys-tag = चुने हुए को टैग दें
keys-carry = उन्हें ले जाएँ या प्रति बनाएँ
keys-many-undo = वह वापस लें

## निर्यात

export-picked = निर्यात…
export-bank = { $bank } का निर्यात
export-questions = { $count ->
    [one] 1 प्रश्न का निर्यात
   *[other] { $count } प्रश्नों का निर्यात
}
export-language = किस भाषा में: इस प्रारूप में एक ही आती है
export-to-share = जिनके पास स्मृति है, उनके लिए
export-to-course = पाठ्यक्रम के लिए
export-to-table = तालिका के रूप में
export-to-cards = कार्ड और क्विज़ के लिए
export-two-languages = दोनों भाषाएँ
export-one-language = एक भाषा
export-images = चित्रों के साथ
export-no-images = बिना चित्रों के
export-do = जगह चुनें…
export-read = { $count ->
    [one] 1 प्रश्न पढ़ा गया
   *[other] { $count } प्रश्न पढ़े गए
}
export-written = { $count ->
    [one] 1 प्रश्न { $path } में है
   *[other] { $count } प्रश्न { $path } में हैं
}
export-changed = { $count ->
    [one] 1 बात दूसरे ढंग से कही गई
   *[other] { $count } बातें दूसरे ढंग से कही गईं
}
export-whole = न कुछ छूटा, न कुछ बदला
export-unreadable = { $count ->
    [one] 1 प्रश्न जैसा है वैसा पढ़ा नहीं जा सकता, इसलिए छोड़ दिया गया। उसे उसके बैंक में सुधारें।
   *[other] { $count } प्रश्न जैसे हैं वैसे पढ़े नहीं जा सकते, इसलिए छोड़ दिए गए। उन्हें उनके बैंकों में सुधारें।
}
export-exists = { $path } फ़ाइल पहले से है। इसे दूसरा नाम दें।
export-failed = इस प्रारूप में लिखा नहीं जा सकता: { $why }
keys-export = बैंक या चुने हुए प्रश्नों का निर्यात
picture-coming = चित्र पढ़ा जा रहा है…
picture-close = बंद करें
picture-crowded = इस पन्ने पर इतने चित्र हैं कि यह नहीं दिखाया जा सकता।
picture-no-folder = चित्र { $name } नहीं है: इस बैंक का चित्रों का कोई फ़ोल्डर नहीं है।
picture-bad-name = { $name } किसी चित्र का नाम नहीं हो सकता।
picture-missing = चित्र { $name } नहीं मिला। वह बैंक की फ़ाइल के पास “images” फ़ोल्डर में होना चाहिए।
picture-outside = { $name } अपने बैंक के फ़ोल्डर के भीतर की फ़ाइल नहीं है।
picture-unreadable = चित्र { $name } पढ़ा नहीं जा सकता: { $error }
picture-other-kind = { $name } PNG, JPEG, WebP या SVG चित्र नहीं है।
picture-too-large = { $name } { $most } MiB से बड़ा है। उसे छोटा करें, या JPEG में सहेजें।
picture-too-many-pixels = { $name } में { $width } × { $height } पिक्सल हैं; ज़्यादा से ज़्यादा 1.6 करोड़ दिखाए जाते हैं।
picture-damaged = { $name } ख़राब है और दिखाया नहीं जा सकता।
picture-too-intricate = { $name } बहुत जटिल रेखाचित्र है। उसे PNG में सहेजें।
problem-image-missing = चित्र “{ $found }” नहीं है। फ़ाइल को बैंक की फ़ाइल के पास “images” फ़ोल्डर में रखें।
problem-image-outside = चित्र “{ $found }” बैंक के फ़ोल्डर के भीतर की फ़ाइल नहीं है। उसकी नक़ल “images” फ़ोल्डर में रखें।
problem-no-alt = चित्र “{ $found }” में क्या है, यह कहीं नहीं लिखा। उसे चौकोर कोष्ठकों के बीच लिखें।
editor-picture = चित्र…
editor-picture-file = चित्र की फ़ाइल। उसकी नक़ल बैंक के पास रखी जाती है, और वह उस पाठ में जाता है जहाँ आपने अंत में लिखा।
editor-picture-hint = जैसे /home/me/map.png
editor-picture-put = डालें
editor-picture-browse = फ़ाइल चुनें…
keys-editor-picture = पाठ में चित्र डालें

# बैंक अपने बारे में जो कहता है, उसका फ़ॉर्म
editor-head = इस बैंक के बारे में
editor-head-title = शीर्षक
editor-head-subject = यह किसका हिस्सा है; शीर्षक के नीचे दिखता है
editor-head-about = पुस्तकालय के लिए एक-दो वाक्य
editor-head-licence = लाइसेंस: दूसरे इसका क्या कर सकते हैं
editor-head-rights = सर्वाधिकार सुरक्षित
editor-head-authors = किसने लिखा, हर पंक्ति में एक नाम
editor-head-languages = हर प्रश्न किन भाषाओं में है
editor-head-id = बैंक का नाम
editor-head-topics = विषय: { $count }
editor-head-topic = विषय, जैसा पढ़ने वाले देखते हैं
editor-head-topic-add = नया विषय
editor-head-sources = स्रोत: { $count }
editor-head-source = प्रश्न पर दिखने वाला नाम, जैसे “अनु. 65”
editor-head-source-add = नया स्रोत
editor-head-note = इसके साथ कही जाने वाली बात, यदि ज़रूरी हो
editor-head-facts = तथ्य: { $count }
editor-head-fact = तथ्य एक वाक्य में
editor-head-fact-add = नया तथ्य
editor-head-passages = गद्यांश: { $count }
editor-head-passage = गद्यांश, जिस पर कई प्रश्न हैं
editor-head-passage-add = नया गद्यांश
editor-head-more = और दिखाएँ
editor-head-new = नया
editor-head-uses = { $count ->
    [0] किसी प्रश्न में नहीं
    [one] एक प्रश्न में
   *[other] { $count } प्रश्नों में
}
editor-head-preview = जैसा पुस्तकालय दिखाता है
editor-clash-head = बैंक अपने बारे में जो कहता है, वह यहाँ भी बदला गया और इस बीच फ़ाइल में भी। कौन-सा रहे?
editor-side-gone-part = कुछ नहीं, या अब वहाँ नहीं है
keys-editor-head = बैंक के बारे में: शीर्षक, लाइसेंस, विषय, स्रोत

# ---- पाठ की रिपोर्ट
results-title = रिपोर्ट
results-working = आँकड़े निकाले जा रहे हैं …
results-not-read = पाठ पढ़ा नहीं जा सका: { $why }। उसकी फ़ाइल जैसी थी वैसी है।
results-nobody = इस पाठ में किसी ने किसी प्रश्न का उत्तर नहीं दिया, इसलिए अभी बताने को कुछ नहीं है। जब विकल्प दिख रहे हों, तब हाथ गिनें या फ़ोन जोड़ें।
results-not-over = पाठ अभी पूरा नहीं हुआ है: यह अब तक की स्थिति है।
results-hands-only = केवल हाथ गिने गए। उनसे पता चलता है कि कितने सही थे; पर हाथ किसी एक विद्यार्थी के नहीं होते, इसलिए न अंक हैं, न विद्यार्थियों की सूची।
results-too-few = हर प्रश्न में उपस्थित विद्यार्थी: { $count }। { $least } से कम पर किसी आँकड़े पर भरोसा नहीं किया जा सकता: संख्याएँ नहीं, उत्तर देखें।
results-rough = हर प्रश्न में उपस्थित विद्यार्थी: { $count }। आँकड़े मोटे हैं: दूसरी कक्षा में ये अलग हो सकते हैं।
results-tab-overview = सार
results-tab-questions = प्रश्न
results-tab-students = विद्यार्थी
results-explain = इनका क्या अर्थ है?
results-explain-not = अर्थ छिपाएँ
results-back = वापस
results-sat = शामिल हुए
results-sat-count = { $count ->
    [one] एक विद्यार्थी
   *[other] { $count } विद्यार्थी
}
results-sat-whole = { $count } हर प्रश्न में उपस्थित थे; सारे आँकड़े इन्हीं के हैं।
results-sat-all = सभी हर प्रश्न में उपस्थित थे।
results-sat-missing = { $class } में अनुपस्थित, रोल नंबर: { $numbers }।
results-mean = माध्य (औसत)
results-of-marks = { $out } में से { $marks }
results-mean-below = इस कक्षा के लिए कठिन: 50 से 75 % सामान्य है।
results-mean-within = जैसा होना चाहिए: 50 से 75 % सामान्य है।
results-mean-above = इस कक्षा के लिए सरल: 50 से 75 % सामान्य है।
results-median = माध्यिका
results-median-means = आधी कक्षा के अंक इससे अधिक हैं, आधी के कम।
results-sd = मानक विचलन
results-sd-below = अंक पास-पास हैं: 12 से 18 % सामान्य है।
results-sd-within = जैसा होना चाहिए: 12 से 18 % सामान्य है।
results-sd-above = अंक दूर-दूर हैं: 12 से 18 % सामान्य है।
results-alpha = क्रोनबाख अल्फ़ा
results-alpha-satisfactory = संतोषजनक: प्रश्न मिलकर बताते हैं कि कौन अधिक जानता है।
results-alpha-middling = मध्यम: केवल इस पाठ से विद्यार्थियों का क्रम न तय करें।
results-alpha-unsatisfactory = क्रम तय करने के लिए असंतोषजनक, जैसा कम प्रश्नों में होता ही है। पढ़ाने के लिए फिर भी उपयोगी।
results-alpha-none = दो प्रश्न, दो विद्यार्थी और अलग-अलग अंक चाहिए।
results-sem = मापन की मानक त्रुटि
results-sem-means = तीन में से दो बार केवल संयोग से अंक इतने ऊपर-नीचे होते हैं। इससे छोटे अंतर का कोई अर्थ नहीं।
results-histogram = अंकों के अनुसार विद्यार्थी
results-histogram-marks = अंक
results-histogram-percent = अंक, { $out } के % में
results-histogram-count = विद्यार्थी
results-histogram-below = 0 से कम
results-worst = जो सबसे ख़राब रहा
results-worst-none = कुछ नहीं: सभी उत्तर सही थे।
results-warm-up = कल का अभ्यास बनाएँ
results-warm-up-about = इन्हीं प्रश्नों का नया पाठ, अगली कक्षा की शुरुआत के लिए।
results-teams = टोलियाँ
results-question-figures = सरलता { $facility } · विभेदन { $discrimination } · दक्षता { $efficiency } · छोड़े { $left } · समय की माध्यिका { $time }
results-question-hands = हाथों से: { $facility } सही
results-votes = पहले मत में { $first } सही, आख़िरी मत में { $last } सही
results-hands = हाथ
results-thirds = ऊपरी तिहाई { $top } · मध्य { $middle } · निचली { $bottom }
results-key = सही
results-flag-negative = बाक़ी में अच्छे रहे विद्यार्थी यहाँ पिछड़े। उत्तर कुंजी जाँचें, और देखें कि शब्द भ्रामक तो नहीं।
results-flag-weak = इससे अधिक और कम जानने वालों में अंतर लगभग नहीं दिखता।
results-flag-beats = ऊपरी तिहाई ने सही उत्तर से अधिक { $letter } चुना। उत्तर कुंजी जाँचें, या पढ़ाएँ कि { $letter } क्यों ग़लत है।
results-flag-unchosen = { $letters } किसी ने नहीं चुना। जो ग़लत विकल्प किसी को न लुभाए, उसे बदल सकते हैं।
results-flag-hard = 30 % से कम अंक मिले। फिर पढ़ाएँ, या सरल करके पूछें।
results-flag-easy = 70 % से अधिक अंक मिले। यह आता है, और इससे कम पता चलता है।
results-order-lesson = पाठ के क्रम में
results-order-worst = सबसे ख़राब पहले
results-means-facility = सरलता: पूर्णांक में माध्य अंक का हिस्सा। 30 से 70 % के बीच प्रश्न से सबसे अधिक पता चलता है।
results-means-discrimination = विभेदन (−100 से 100): बाक़ी प्रश्नों में अच्छे रहे विद्यार्थी यहाँ भी अच्छे रहे या नहीं। 25 होना चाहिए; 35 अच्छा है; 0 से कम हो तो कुछ गड़बड़ है।
results-means-efficiency = दक्षता: वही बात, पर बहुत सरल और बहुत कठिन प्रश्नों के लिए भी उचित। 50 से अधिक अच्छी है।
results-means-left = छोड़े: जिनके सामने प्रश्न था, उनमें से कितनों ने उत्तर नहीं दिया।
results-means-thirds = तिहाई: सभी प्रश्नों के अंकों के अनुसार कक्षा। अच्छा ग़लत विकल्प निचली तिहाई को लुभाता है, ऊपरी को नहीं।
results-search = नाम या रोल नंबर
results-students-none = इस नाम का कोई विद्यार्थी नहीं है।
results-sort = क्रम
results-sort-rank = रैंक
results-sort-name = नाम
results-sort-roll = रोल नंबर
results-sort-worst = सबसे कम पहले
results-column-rank = रैंक
results-column-roll = रोल नंबर
results-column-name = नाम
results-column-marks = अंक
results-column-right = सही
results-column-wrong = ग़लत
results-column-left = छोड़े
results-column-missed = अनुपस्थित
results-column-percentile = पर्सेंटाइल
results-percentile-means = पर्सेंटाइल: इस कक्षा में उतने ही या उससे कम अंक पाने वालों का प्रतिशत, जैसे रेलवे भर्ती बोर्ड गिनते हैं। अनुपस्थित: विद्यार्थी के आने से पहले पूछे गए प्रश्न।
results-save = सहेजें
results-save-workbook = एक्सेल
results-save-tables = CSV, तीन तालिकाएँ
results-save-paper = छापने के लिए PDF
results-saved-tables = तीन तालिकाएँ { $path } में लिखी गईं
results-column-percent = % में
class-report = रिपोर्ट
room-report = रिपोर्ट
keys-class-report = रिपोर्ट
keys-results = पाठ की रिपोर्ट
keys-results-tab = सार, प्रश्न, विद्यार्थी
keys-results-order = सबसे ख़राब पहले, या क्रम
keys-results-explain = आँकड़ों का अर्थ
keys-results-save = सहेजें: एक्सेल, CSV, PDF
keys-results-find = विद्यार्थी खोजें

# संपादक में: कक्षाओं ने प्रश्न का क्या किया
past-title = कक्षा में
past-asked = { $lessons ->
    [one] एक पाठ में पूछा गया, { $date } को
   *[other] { $lessons } पाठों में पूछा गया, आख़िरी बार { $date } को
}
past-answers = { $count ->
    [one] एक उत्तर: { $percent } सही
   *[other] { $count } उत्तर: { $percent } सही
}
past-discrimination = विभेदन { $index }: { $said }
past-discrimination-few = अभी विद्यार्थी इतने कम हैं कि विभेदन नहीं बताया जा सकता।
past-telling-good = अच्छी तरह बताता है कि कौन अधिक जानता है
past-telling-fair = बताता है कि कौन अधिक जानता है
past-telling-weak = कौन अधिक जानता है, यह लगभग नहीं बताता
past-telling-negative = अधिक जानने वाले पिछड़े; उत्तर कुंजी जाँचें
past-wrong = सबसे अधिक चुना गया ग़लत उत्तर: { $choice } ({ $percent })
past-earlier = इसके बाद उत्तर कुंजी बदली गई: ये आँकड़े पिछले रूप के हैं।
past-reworded = आख़िरी बार पूछे जाने के बाद शब्द बदले गए; उत्तर कुंजी वही है।


# ---- Class

rail-class = कक्षा
class-title = कक्षा
class-about = प्रश्न चुनें, प्रोजेक्टर पर दिखाएँ, हाथ गिनें। न इंटरनेट चाहिए, न कोई उपकरण।
class-new = नया पाठ
class-count = प्रश्न
class-time = हर प्रश्न का समय
class-seconds = { $seconds } से.
class-no-time = कोई सीमा नहीं
class-marks = सही उत्तर पर
class-earns-one = 1 अंक
class-earns-civil = 2, ग़लत पर −⅔
class-earns-staff = 2, ग़लत पर −½
class-earns-certainty = निश्चय के अनुसार
class-begin = पाठ खोलें
class-from-all = { $count ->
    [one] सभी बैंकों से: एक प्रश्न
   *[other] सभी बैंकों से: { $count } प्रश्न
}
class-from = { $count ->
    [one] एक प्रश्न में से
   *[other] { $count } प्रश्नों में से
}
class-these = { $count ->
    [one] एक प्रश्न
   *[other] { $count } प्रश्न
}
class-all = सबमें से लें
class-others = दूसरे चुनें
class-before = अब तक के पाठ
class-before-none = अभी कोई नहीं। हर पाठ यहाँ रहता है, कक्षा के उत्तरों के साथ।
class-lesson-title = पुनरावृत्ति, { $date }
class-none = इनमें से कोई प्रश्न कक्षा में नहीं पूछा जा सकता: जिनका उत्तर टाइप होता है, वे छोड़े जाते हैं। दूसरे विषय चुनें।
keys-class = कक्षा
keys-class-next = आगे जो आता है
keys-class-back = पहले जो था
keys-class-pause = घड़ी रोकें, चलाएँ
keys-class-black = काला परदा
keys-class-hands = हाथ गिनें
keys-class-vote = फिर से मत लें
keys-class-teach = फिर पढ़ाना है
keys-class-window = प्रोजेक्टर की खिड़की
keys-class-team = टोली: सही, ग़लत, आगे
keys-class-tools = सभी साधन
keys-class-warm-up = सबसे कठिन का अभ्यास
room-question = प्रश्न { $number } / { $count }
room-no-question = यह प्रश्न पाठ में नहीं है।
room-own-pace = हर कोई अपनी गति से उत्तर दे रहा है।
room-over = पाठ पूरा हुआ
room-right-of = { $total } में से { $right } सही
room-not-asked = नहीं पूछा गया
room-team = टोली { $name }
room-teach-again-mark = फिर पढ़ाना है
room-second-vote = दूसरा मत
room-answered = { $of } में से { $count } ने उत्तर दिया
room-paused = रुका हुआ
room-continue = आगे चलाएँ
room-pause = रोकें
room-begin = शुरू करें
room-close = मत लेना बंद करें
room-show-choices = विकल्प दिखाएँ
room-show-spread = मत दिखाएँ
room-strike = ग़लत हटाएँ
room-show-key = उत्तर दिखाएँ
room-show-reason = कारण दिखाएँ
room-next = अगला प्रश्न
room-finish = समाप्त करें
room-warm-up = कल का अभ्यास
room-done = ठीक है
room-more = और
room-less = कम
room-back = पीछे
room-hands = हाथ गिनें
room-vote-again = फिर से मत लें
room-teach-again = फिर पढ़ाना है
room-teach-again-not = फिर नहीं पढ़ाना
room-black = काला
room-light = फिर दिखाएँ
room-window = प्रोजेक्टर की खिड़की
room-window-close = एक ही खिड़की
room-leave = बाहर जाएँ
room-no-teams = कोई नहीं
room-teams = टोलियाँ
room-play-right = सही
room-play-wrong = ग़लत
room-play-pass = आगे बढ़ाएँ
room-unplay = वापस लें
room-after-this = इसके बाद
room-spread = मत
room-no-votes = अभी किसी ने मत नहीं दिया।
room-hands-title = उठे हाथ
room-hands-about = हर विकल्प के लिए कितने हाथ?
room-hands-sum = { $count ->
    [one] एक हाथ
   *[other] { $count } हाथ
}
room-hands-unclear = केवल पूरी संख्याएँ गिनी जा सकती हैं।
room-hands-keep = रखें
room-leave-title = पाठ से बाहर जाएँ?
room-leave-about = जो हुआ, सब सुरक्षित है। बाद में “अब तक के पाठ” से आगे बढ़ सकते हैं, या अभी समाप्त करें।
room-end = पाठ समाप्त करें
room-stay = यहीं रहें
room-not-kept = पाठ सहेजा नहीं जा सका ({ $why })। जो सहेजा दिखाया गया, वह सुरक्षित है। बाहर जाएँ, डिस्क पर जगह बनाएँ और फिर खोलें।
room-gone = यह पाठ बंद है। “अब तक के पाठ” से फिर खोलें।
room-damaged = { $count ->
    [one] इस पाठ की एक प्रविष्टि ख़राब थी और छोड़ दी गई है।
   *[other] इस पाठ की { $count } प्रविष्टियाँ ख़राब थीं और छोड़ दी गई हैं।
}
room-refused-over = पाठ पूरा हो चुका है।
room-refused-name = नाम में 1 से 40 अक्षर हों।
room-refused-roll = इस रोल नंबर का कोई पहले से है।
room-refused-seat = वहाँ अब कोई नहीं बैठा है।
room-refused-full = कमरा भर गया है।
room-refused-locked = कमरा बंद है।
room-refused-now = यह अभी नहीं हो सकता।
class-phones = फ़ोन
class-phones-none = नहीं
class-phones-letters = केवल अक्षर
class-phones-texts = पूरे प्रश्न के साथ
class-phones-hint = फ़ोन स्थानीय नेटवर्क से जुड़ते हैं, बिना इंटरनेट के। पता पाठ में दिखता है।
room-join-at = यहाँ जुड़ें
room-code = कोड
room-seats = { $count ->
    [0] अभी कोई नहीं है
    [one] एक उपस्थित है
   *[other] { $count } उपस्थित हैं
}
room-nobody-reached = अभी कोई फ़ोन इस पते तक नहीं पहुँचा। सब एक ही वाई-फ़ाई पर हों; कुछ राउटर उपकरणों को अलग रखते हैं। फ़ोन का हॉटस्पॉट लगभग दस उपकरण सँभालता है।
room-reached = जुड़े हुए: { $count }। हम तक पहुँचे पते: { $addresses }।
room-more-seats = { $count ->
    [one] और एक
   *[other] और { $count }
}
room-lock = अब किसी को न आने दें
room-unlock = औरों को आने दें
room-name-held = नाम रोका हुआ
room-name-let = रहने दें
room-seat-remove = हटाएँ
room-people = कौन उपस्थित है
room-door = फ़ोन जोड़ें
room-door-close = फ़ोनों का आना रोकें
room-no-network = यह कंप्यूटर ऐसे किसी नेटवर्क पर नहीं है जहाँ फ़ोन पहुँच सकें। वाई-फ़ाई से जुड़ें या हॉटस्पॉट खोलें, फिर फ़ोन जोड़ें।
room-no-server = फ़ोन नहीं जोड़े जा सकते ({ $why })। पाठ उनके बिना चलता रहेगा।
room-save = परिणाम सहेजें
keys-class-people = कौन उपस्थित है

# A class on paper
room-print = छापें
room-answers = कागज़ के उत्तर
paper-title = प्रश्न-पत्र छापें
paper-about = प्रश्न-पत्र, उत्तर पत्रक और कुंजी PDF में। दोबारा छापने पर वही सेट बनते हैं।
paper-school = विद्यालय
paper-school-hint = जैसा प्रश्न-पत्र के ऊपर लिखा जाए
paper-class = कक्षा
paper-class-hint = 9 ब
paper-subject = विषय
paper-subject-hint = किसकी परीक्षा है
paper-date = दिनांक
paper-date-hint = खाली हो तो नहीं छपेगा
paper-time = समय
paper-time-hint = 30 मिनट
paper-marks = पूर्णांक
paper-marks-hint = खाली हो तो नहीं छपेगा
paper-instructions = निर्देश, हर पंक्ति में एक
paper-instructions-hint = सामान्य निर्देश
paper-kinds = क्या बनाना है
paper-kind-questions = प्रश्न-पत्र
paper-kind-big = बड़े अक्षरों वाला
paper-kind-sheet = उत्तर पत्रक
paper-kind-key = उत्तर कुंजी
paper-kind-solutions = हल
paper-sets = सेट
paper-sets-hint = हर सेट में प्रश्नों का क्रम अलग होता है। विकल्प अपनी जगह रहते हैं।
paper-language = प्रश्न-पत्र की भाषा
paper-english = अंग्रेज़ी
paper-hindi = हिंदी
paper-both = दोनों
paper-type = अक्षर
paper-normal-type = सामान्य
paper-big-type = बड़े
paper-columns = स्तंभ
paper-one-column = एक
paper-two-columns = दो
paper-make = बनाएँ
paper-made-of = { $of } में से { $made } बने
paper-made = { $count ->
    [one] एक फ़ाइल यहाँ है: { $path }
   *[other] { $count } फ़ाइलें यहाँ हैं: { $path }
}
paper-pages = { $count ->
    [one] 1 पृष्ठ
   *[other] { $count } पृष्ठ
}
paper-images-missing = { $count ->
    [one] एक चित्र नहीं मिला। उसकी जगह यह लिखा है।
   *[other] { $count } चित्र नहीं मिले। उनकी जगह यह लिखा है।
}
paper-open = फ़ोल्डर खोलें
paper-done = हो गया
paper-there = { $path } में पहले से हैं: { $names }। कुछ नहीं बदला गया। इन फ़ाइलों को बदल दें, या प्रश्न-पत्र किसी और फ़ोल्डर में बनाएँ।
paper-replace = बदल दें
paper-failed = प्रश्न-पत्र नहीं बन सके ({ $why })। कुछ नहीं लिखा गया।
answers-title = कागज़ के उत्तर
answers-about = हर उत्तर का अक्षर लिखें। जो लिखते हैं, उसी समय सहेजा जाता है।
answers-nobody = अभी यहाँ कोई नहीं है। विद्यार्थी जोड़ने के लिए N दबाएँ, या उत्तरों की तालिका पढ़ने के लिए O।
answers-roll = क्र.
answers-name = नाम
answers-set = सेट
answers-marks = अंक
answers-rows = { $of } में से पंक्तियाँ { $from } से { $to }
answers-set-of = इस प्रश्न-पत्र का सेट
answers-add = विद्यार्थी जोड़ें
answers-find = खोजें
answers-sets = कई सेट
answers-sets-not = एक सेट
answers-file = तालिका पढ़ें
answers-undo = वापस लें
answers-done = हो गया
answers-keys = Space या – से प्रश्न खाली रहता है, Backspace से पीछे, Enter से अगली पंक्ति, तीरों से कहीं भी। जहाँ कई विकल्प सही हों, सब अक्षर लिखकर Space दबाएँ।
answers-roll-hint = क्र.
answers-name-hint = नाम
answers-find-hint = अनुक्रमांक या नाम
answers-file-about = CSV या Excel फ़ाइल, जिसमें हर विद्यार्थी की एक पंक्ति हो: अनुक्रमांक या नाम, कई सेट हों तो सेट, और हर प्रश्न का एक स्तंभ (1, 2, 3 … या Q1, Q2, Q3 …)।
answers-file-hint = फ़ाइल कहाँ है
answers-accept = ठीक है
answers-no-choice = प्रश्न { $number } में विकल्प A से { $last } तक हैं।
answers-full = यह पंक्ति पूरी हो गई। Enter से अगली पंक्ति, तीरों से पीछे।
answers-left = { $name }: { $count ->
    [one] एक प्रश्न छूट गया। वह खाली माना जाएगा।
   *[other] { $count } प्रश्न छूट गए। वे खाली माने जाएँगे।
}
answers-last = यह आख़िरी पंक्ति थी।
answers-not-found = इस क्रमांक या नाम का यहाँ कोई नहीं है।
answers-nothing-to-undo = वापस लेने के लिए कुछ नहीं है।
answers-taken = { $count ->
    [one] तालिका से एक उत्तर पत्रक लिया गया।
   *[other] तालिका से { $count } उत्तर पत्रक लिए गए।
}
answers-too-large = यह फ़ाइल उत्तरों की तालिका के लिए बहुत बड़ी है। कुछ नहीं पढ़ा गया।
answers-table = पंक्तियाँ: { $rows }। प्रश्न: { $questions }।
answers-table-about = जब तक आप न लें, कुछ नहीं सहेजा जाता।
answers-table-replaces = इनमें से कुछ विद्यार्थियों के दूसरे उत्तर पहले से हैं। तालिका लेने पर वे बदल जाएँगे।
answers-take = { $count ->
    [one] एक उत्तर पत्रक लें
   *[other] { $count } उत्तर पत्रक लें
}
answers-doubts = { $count ->
    [one] एक बात देखने की है
   *[other] { $count } बातें देखने की हैं
}
answers-more = { $count ->
    [one] और एक
   *[other] और { $count }
}
answers-replaces = अभी दूसरे उत्तर
answers-new-student = नया
answers-answered = { $count ->
    [one] एक उत्तर
   *[other] { $count } उत्तर
}
answers-doubt-at = पंक्ति { $row }: { $said }
answers-doubt-no-table = यह ऐसी तालिका नहीं जो पढ़ी जा सके: CSV, Excel या OpenDocument फ़ाइल चाहिए।
answers-doubt-no-heads = किसी पंक्ति में प्रश्नों के नाम नहीं हैं। पहली पंक्ति में स्तंभों के नाम हों: roll, name, 1, 2, 3 …
answers-doubt-no-who = किसी स्तंभ से पता नहीं चलता कि उत्तर किसके हैं: अनुक्रमांक या नाम चाहिए।
answers-doubt-no-such = प्रश्न-पत्र में “{ $head }” नाम का प्रश्न नहीं है; यह स्तंभ छोड़ दिया गया
answers-doubt-twice = प्रश्न { $number } के दो स्तंभ हैं; पहला लिया गया
answers-doubt-nobody = न नाम है, न अनुक्रमांक; छोड़ दी गई
answers-doubt-again = पंक्ति { $row } वाला ही विद्यार्थी; छोड़ दी गई
answers-doubt-too-long = नाम या क्रमांक बहुत लंबा है; छोड़ दी गई
answers-doubt-no-set = “{ $set }” कोई सेट नहीं है; छोड़ दी गई
answers-doubt-no-choice = “{ $written }” प्रश्न { $number } का विकल्प नहीं है; नहीं लिया गया
answers-doubt-several = “{ $written }” में प्रश्न { $number } के कई विकल्प हैं, जबकि एक ही हो सकता है; नहीं लिया गया
answers-doubt-absent = कोई उत्तर नहीं; अनुपस्थित माना गया
answers-doubt-rows = एक कक्षा में जितने हो सकते हैं, उससे अधिक पंक्तियाँ हैं; बाकी छोड़ दी गईं
keys-class-print = प्रश्न-पत्र छापें
keys-class-answers = कागज़ के उत्तर

# Classes and what a lesson is wished to be
many-teach = कक्षा में पूछें
class-reading = जो रखा गया था, पढ़ा जा रहा है …
class-whom = किसके लिए
class-anybody = जो भी उपस्थित हो
class-make = नई कक्षा
class-change = नामावली बदलें
class-unread = { $count ->
    [one] एक कक्षा पढ़ी नहीं जा सकी। उसकी फ़ाइल जैसी थी वैसी ही है, आपके डेटा के पास कक्षाओं के फ़ोल्डर में।
   *[other] { $count } कक्षाएँ पढ़ी नहीं जा सकीं। उनकी फ़ाइलें जैसी थीं वैसी ही हैं, आपके डेटा के पास कक्षाओं के फ़ोल्डर में।
}
class-gone = { $class } हटाई गई। उसके पाठ बने रहेंगे।
class-form-new = नई कक्षा
class-form-change = कक्षा
class-form-name = इसका नाम
class-form-name-hint = 9 B, या: शाम का बैच
class-form-roll = नामावली: हर पंक्ति में क्रमांक और नाम
class-form-roll-hint = 
    स्प्रेडशीट से चिपकाएँ, या लिखें:
    1, आशा वर्मा
    2, देव नाथ
    केवल नाम हों तो क्रमांक अपने आप लगेंगे। नामावली न हो तो सब अपना नाम स्वयं लिखेंगे।
class-form-pupils = { $count ->
    [one] 1 नाम
   *[other] { $count } नाम
}
class-form-counted = { $count ->
    [one] 1 नाम, क्रमांक सहित
   *[other] { $count } नाम, इसी क्रम में क्रमांक सहित
}
class-form-nobody = नामावली नहीं: सब अपना नाम स्वयं लिखेंगे
class-form-file = फ़ाइल से …
class-form-let-go = यह कक्षा हटाएँ
class-roll-too-large = यह फ़ाइल नामावली होने के लिए बहुत बड़ी है। कुछ बदला नहीं गया।
class-roll-none = इस फ़ाइल में कोई नाम नहीं है। कुछ बदला नहीं गया। यह ऐसी तालिका या पाठ हो जिसकी हर पंक्ति में क्रमांक और नाम हों।
class-doubt-no-number = पंक्ति { $line } में औरों की तरह क्रमांक नहीं है: छोड़ी गई।
class-doubt-no-name = पंक्ति { $line } में नाम नहीं है: छोड़ी गई।
class-doubt-same-number = पंक्ति { $line } का क्रमांक पंक्ति { $earlier } जैसा ही है: छोड़ी गई।
class-doubt-long-number = पंक्ति { $line } का क्रमांक बहुत लंबा है: छोड़ी गई।
class-doubt-long-name = पंक्ति { $line } का नाम 40 अक्षरों से लंबा है: छोड़ी गई।
class-doubt-too-many = पंक्ति { $line } और उसके बाद की: नामावली में अधिकतम 2,000 नाम होते हैं।
class-doubt-more = { $count ->
    [one] और 1 पंक्ति
   *[other] और { $count } पंक्तियाँ
}
class-more = और विकल्प
class-less = कम विकल्प
class-minutes = { $count } मिनट
class-time-in-all = कुल समय
class-earns-speed = गति से, 1,000 तक
class-earns-speed-hint = तुरंत सही उत्तर पर 1,000 अंक, अंतिम क्षण में सही उत्तर पर 500। धीरे पढ़ने वालों को हानि होती है।
class-order-given = जैसे चुने
class-order-mixed = मिला-जुला
class-order-easy = पहले सरल
class-order = क्रम
class-level = कठिनाई
class-level-any = कोई भी
class-level-easy = सरल
class-level-middle = मध्यम
class-level-hard = कठिन
class-pace = चाल
class-pace-teacher = मैं चलाऊँ
class-pace-own = सब अपनी-अपनी
class-from-topics = विषयों से
class-from-wrong = जो इस कक्षा ने ग़लत किया
class-wrong-about = वे प्रश्न जिनके पिछली बार 100 में 80 से कम उत्तर सही थे, या जिन्हें आपने फिर पढ़ाने के लिए चिह्नित किया; सबसे कमज़ोर पहले।
class-wrong-none = इस कक्षा के अब तक के पाठों में कुछ ग़लत नहीं हुआ, या वे प्रश्न अब नहीं हैं। इसके बदले विषय चुनें।
class-lesson-title-of = पुनरावृत्ति, { $class }, { $date }
class-phones-shuffled = प्रश्न, विकल्प मिले-जुले
class-phones-also = फ़ोन पर यह भी
class-asks-certainty = कितना निश्चय है, पूछें
class-tells-ranks = स्थान बताएँ
keys-class-new = मेज़: नई कक्षा
keys-class-more = मेज़: और विकल्प
keys-library-class = चुने हुए कक्षा में पूछें

keys-class-door = फ़ोन जोड़ें; पते और सहायता

# Bringing class answers in

claim-title = कक्षा के उत्तर लाएँ
claim-about = कक्षा में दिए आपके उत्तर आपकी अपनी पुनरावृत्ति बनते हैं।
claim-file = फ़ाइल से
claim-file-about = पाठ पूरा होने पर फ़ोन पर “मेरे उत्तर रखें” दबाएँ। वह फ़ाइल यहाँ लाएँ, या इस विंडो पर छोड़ें।
claim-browse = फ़ाइल चुनें
claim-near = शिक्षक के कंप्यूटर से
claim-near-about = जब तक शिक्षक का कमरा खुला है और यह कंप्यूटर उसी नेटवर्क पर है: बोर्ड पर लिखा पता और फ़ोन पर दिख रहा कोड लिखें।
claim-code = फ़ोन पर दिख रहा कोड
claim-fetch = मेरे उत्तर लाएँ
claim-busy = ला रहे हैं…
claim-take = ये ले लें
claim-others = दूसरे लाएँ
# $count is how many questions were answered, $right how many of those rightly.
claim-answers = { $count ->
    [one] { $count } उत्तर, { $right } सही
   *[other] { $count } उत्तर, { $right } सही
}
claim-new = { $count ->
    [one] { $count } उत्तर पुनरावृत्ति बनेगा
   *[other] { $count } उत्तर पुनरावृत्ति बनेंगे
}
claim-here = { $count ->
    [one] { $count } उत्तर आपके पास पहले से है
   *[other] { $count } उत्तर आपके पास पहले से हैं
}
claim-taken = { $count ->
    [one] { $count } उत्तर अब आपकी पुनरावृत्ति में है
   *[other] { $count } उत्तर अब आपकी पुनरावृत्ति में हैं
}
claim-soon = { $count ->
    [one] { $count } तथ्य कल तक फिर पूछा जाएगा
   *[other] { $count } तथ्य कल तक फिर पूछे जाएँगे
}
claim-missing = { $count ->
    [one] { $count } उत्तर ऐसे बैंक के प्रश्न का है जो यहाँ नहीं है; वह नहीं लिया जाएगा
   *[other] { $count } उत्तर ऐसे बैंकों के प्रश्नों के हैं जो यहाँ नहीं हैं; वे नहीं लिए जाएँगे
}
claim-changed = { $count ->
    [one] { $count } उत्तर ऐसे प्रश्न का है जिसकी कुंजी यहाँ दूसरी है; वह नहीं लिया जाएगा
   *[other] { $count } उत्तर ऐसे प्रश्नों के हैं जिनकी कुंजी यहाँ दूसरी है; वे नहीं लिए जाएँगे
}
claim-nothing = इनमें से कोई उत्तर यहाँ नहीं लिया जा सकता। जिस बैंक से पाठ था, उसे यहाँ लगाएँ और फिर लाएँ।
claim-ahead = इस फ़ाइल के अनुसार पाठ { $date } को पूरा होता है, जो अभी आया नहीं। इस कंप्यूटर की और शिक्षक के कंप्यूटर की तारीख देखें।
claim-counts = हर उत्तर उसी दिन गिना जाता है जिस दिन दिया गया, और एक ही बार, चाहे कितनी बार लाएँ।
claim-reading = बैंक अभी पढ़े जा रहे हैं। थोड़ी देर में फिर कोशिश करें।
claim-not-ours = यह कक्षा के उत्तरों की फ़ाइल नहीं है।
claim-newer = यह फ़ाइल नई स्मृति ने लिखी है। इसे लाने के लिए स्मृति को नया करें।
claim-damaged = यह फ़ाइल वैसी नहीं है जैसी लिखी गई थी: रास्ते में बदल गई या अधूरी रह गई। फ़ोन पर उत्तर फिर से रखें और वह फ़ाइल लाएँ।
claim-no-address = यह पता नहीं है। जैसा बोर्ड पर है वैसा लिखें, जैसे 192.168.1.5:8472।
claim-not-local = यह पता आपके अपने नेटवर्क का नहीं है, इसलिए वहाँ कुछ नहीं पूछा गया।
claim-no-code = यह कोड नहीं है। कोड में आठ अक्षर और अंक होते हैं, जैसा फ़ोन दिखाता है।
claim-unreached = वहाँ से कोई उत्तर नहीं ({ $why })। क्या यह कंप्यूटर उसी नेटवर्क पर है, और शिक्षक का कमरा खुला है?
claim-wrong-code = शिक्षक का कंप्यूटर यह कोड नहीं पहचानता। फ़ोन पर “मेरे उत्तर रखें” फिर दबाएँ।
claim-wait = यहाँ से बहुत ग़लत कोड आए। एक मिनट रुककर फिर कोशिश करें।
claim-no-class = वहाँ कक्षा नहीं, कुछ और है।

# The door of a class

door-title = फ़ोन
door-help = क्या करें
door-which = यह कंप्यूटर एक से अधिक नेटवर्क पर है। जिस पर फ़ोन हैं, उसे चुनें।
door-square-show = प्रश्न के पास QR दिखाएँ
door-square-hide = प्रश्न के पास से QR हटाएँ
door-nobody = अभी कोई फ़ोन इस कंप्यूटर तक नहीं पहुँचा। पहले एक फ़ोन के साथ ये क़दम देखें।
door-steps = यदि कोई फ़ोन यहाँ तक न पहुँचे
door-step-same = फ़ोन और यह कंप्यूटर एक ही वाई-फ़ाई पर हों। फ़ोन कहे कि इंटरनेट नहीं है, तब भी जुड़े रहना चुनें; मोबाइल डेटा बंद करना पड़ सकता है।
door-step-type = पता फ़ोन के ब्राउज़र में ठीक वैसा ही लिखें, कोलन के बाद का अंश भी। खोज में नहीं; http, https नहीं।
door-step-apart = कई विद्यालयों का वाई-फ़ाई उपकरणों को एक-दूसरे से अलग रखता है (“client isolation”)। तब यहाँ की कोई सेटिंग काम नहीं आती: नीचे बताए अनुसार हॉटस्पॉट खोलें।
door-step-wall = यदि यह कंप्यूटर पूछे कि स्मृति तक निजी नेटवर्क से पहुँचने दें या नहीं, तो अनुमति दें। लिनक्स में फ़ायरवॉल हो तो: sudo ufw allow 8472/tcp
door-spot = अपना हॉटस्पॉट, बिना इंटरनेट के
door-spot-windows = विंडोज़: Settings, Network & internet, Mobile hotspot चालू करें। फ़ोन उससे जुड़ें; फिर ऊपर 192.168.137 से शुरू होने वाला पता चुनें।
door-spot-linux = लिनक्स: Settings, Wi-Fi, मेनू, Turn on Wi-Fi hotspot। फिर ऊपर 10.42 से शुरू होने वाला पता चुनें।
door-spot-phone = फ़ोन: उसका हॉटस्पॉट चालू करें, इस कंप्यूटर और दूसरे फ़ोनों को उससे जोड़ें, और यहाँ फ़ोनों को फिर से आने दें। वह लगभग दस उपकरण सँभालता है।
keys-class-bring = मेज़: कक्षा के उत्तर लाएँ
keys-class-square = प्रश्न के पास QR दिखाना या हटाना

room-take-home = घर ले जाने को उत्तर सहेजें
room-taken-home = { $count ->
    [one] { $count } फ़ाइल { $path } में है। उसे उसके विद्यार्थी को दें: उसकी स्मृति में वह उसकी अपनी पुनरावृत्ति बनती है।
   *[other] { $count } फ़ाइलें { $path } में हैं। हर विद्यार्थी को उसकी फ़ाइल दें: उसकी स्मृति में वह उसकी अपनी पुनरावृत्ति बनती है।
}
room-nothing-home = यहाँ किसी ने ऐसे प्रश्न का उत्तर नहीं दिया जिसकी कुंजी बताई गई, इसलिए घर ले जाने को कुछ नहीं है।
