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
today-remembered = अभी आपको कितना याद है
today-remembered-hint = अभी पूछा जाए तो देखे हुए तथ्यों के याद आने की संभावना।
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

## Settings

settings-title = सेटिंग
settings-learning = पढ़ाई
settings-new-per-day = रोज़ नए तथ्य
settings-new-per-day-hint = कम रखने पर आगे पुनरावृत्तियाँ भी कम होंगी।
settings-facts = { $count } तथ्य
settings-retention = कम से कम इतना याद रहे
settings-retention-hint = याद आने की संभावना इतनी घट जाए तब तथ्य फिर पूछा जाता है।
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

## Errors: what happened, what is safe, what to do

error-not-saved = आपका उत्तर डिस्क पर नहीं लिखा जा सका ({ $why })। इससे पहले के सभी उत्तर सुरक्षित हैं। फिर कोशिश करें; यदि ऐसा ही रहे तो कुछ जगह खाली करें या डिस्क जाँचें।
error-not-kept = यह डिस्क पर नहीं लिखा जा सका ({ $why })। इससे पहले का सब कुछ सुरक्षित है। फिर कोशिश करें।
error-in-use = { $name } स्मृति की दूसरी खिड़की में खुला है। कुछ भी नहीं खोया है। वहाँ बंद करें, या यहाँ कोई दूसरा शिक्षार्थी चुनें।
error-newer = { $name } की फ़ाइल स्मृति के नए संस्करण ने लिखी है (प्रारूप { $found }, यह { $known } तक जानता है)। उसे छुआ नहीं गया। खोलने के लिए नया संस्करण लगाएँ।
error-data = डेटा फ़ोल्डर { $path } काम में नहीं लिया जा सकता ({ $why })। कुछ भी बदला नहीं गया। जाँचें कि वहाँ लिखने की अनुमति है, या --data-dir के साथ दूसरे फ़ोल्डर से शुरू करें।
error-open = { $name } की फ़ाइल नहीं खुल सकी ({ $why })। उसे जैसा था वैसा छोड़ा गया। बैकअप उसके फ़ोल्डर में हैं।
error-question = यह प्रश्न नहीं पढ़ा जा सका ({ $why })। आपकी प्रगति सुरक्षित है। अगले पर चलें।
error-file = फ़ाइल काम में नहीं ली जा सकी ({ $why })। कुछ भी बदला नहीं गया।
error-gone = काम पूरा होने से पहले रुक गया। पहले सहेजा हुआ कुछ भी नहीं खोया है। फिर कोशिश करें।
error-learner = यह नहीं हो सका ({ $why })। कुछ भी बदला नहीं गया।
why-no-space = डिस्क पर जगह नहीं बची
why-read-only = डिस्क या फ़ोल्डर पर लिखा नहीं जा सकता
why-denied = अनुमति नहीं है
why-missing = वह नहीं मिला
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
notice-backup-failed = बैकअप नहीं बन सका ({ $why })। आपके उत्तर आपकी फ़ाइल में सुरक्षित हैं; कृपया डिस्क जाँचें।
notice-dismiss = समझ गए
