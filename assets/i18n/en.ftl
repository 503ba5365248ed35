# The interface of Smriti in English. Ids are by screen. Bank text is not here.

## Everywhere

cancel = Cancel
save = Save
close = Close
language-english = English
language-hindi = हिन्दी (Hindi)
language-both = Both side by side
# The switch at the top right of a screen.
language-switch-en = EN
language-switch-hi = हिं

## Side rail

rail-today = Today
rail-settings = Settings
rail-keys = Keys
# $days: days until the exam
rail-days = { $days ->
    [0] today
    [one] 1 day
   *[other] { $days } days
}

## Dates

date-long = { $weekday } { $day } { $month }
date-short = { $day } { $month } { $year }
date-day-month = { $day } { $month }
date-month-year = { $month } { $year }
date-time = { $date }, { $time }
date-weekday-1 = Monday
date-weekday-2 = Tuesday
date-weekday-3 = Wednesday
date-weekday-4 = Thursday
date-weekday-5 = Friday
date-weekday-6 = Saturday
date-weekday-7 = Sunday
date-short-weekday-1 = Mo
date-short-weekday-2 = Tu
date-short-weekday-3 = We
date-short-weekday-4 = Th
date-short-weekday-5 = Fr
date-short-weekday-6 = Sa
date-short-weekday-7 = Su
date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December
due-today = today
due-tomorrow = tomorrow
due-in-days = in { $count } days
due-on = on { $date }

## Welcome

welcome-title = Welcome to Smriti
welcome-intro = Revise for your exam, a few minutes a day. Only a name is needed to begin.
welcome-who = Who is learning?
welcome-new = New learner
welcome-name = Your name
welcome-name-hint = What should we call you?
welcome-name-missing = Please type a name first.
welcome-exam = Exam (you can leave this empty)
welcome-exam-hint = UPSC Prelims, SSC CGL, …
welcome-date = Date of the exam (you can leave this empty)
welcome-date-hint = day-month-year, such as 23-05-2027
welcome-date-unclear = That date is not clear. Write it as day-month-year, such as 23-05-2027, or leave it empty.
welcome-start = Start
welcome-private = Everything stays on this computer. No account, no internet.
welcome-default-name = Learner
welcome-answers = { $count ->
    [0] no answers yet
    [one] 1 answer
   *[other] { $count } answers
}
welcome-deleted = { $name } was deleted and can be brought back for { $days ->
    [one] 1 more day
   *[other] { $days } more days
}.
welcome-damaged = The file is damaged. Opening it mends what can be mended.
welcome-unreadable = The file could not be read just now.
welcome-bring-back = Bring back

## Today

today-morning = Good morning, { $name }
today-afternoon = Good afternoon, { $name }
today-evening = Good evening, { $name }
today-streak = { $count }-day streak
today-revision = Today’s revision
today-due = { $count } due
today-planned = { $count } to revise
today-day-off = A day off
today-planning = Working out your plan…
today-chosen = chosen for your exam
today-next-planned = The plan goes on { $when }. Until then you can practise mistakes, bookmarks or one subject.
today-none-planned = Nothing more is planned before the exam. You can practise mistakes, bookmarks or one subject.
today-forecast-planned = Questions planned per day. Today in orange.
today-marks-on = If the exam were on { $day }
today-marks-banks = as if it asked only what is in your banks
today-marks-now = If the exam were today
today-marks-of = of { $most } marks
today-marks-likely = likely { $low }–{ $high }
today-marks-if-now = if it were today: { $marks }
today-marks-target = you aim at { $marks }
today-overload = There is not time for everything: about { $unmet } facts will not be met before { $day }.
today-overload-minutes = Either take { $minutes } minutes a day,
today-overload-no-minutes = More minutes a day would help, though no number of them is enough;
today-overload-topics = or fewer topics (there is time for about { $fits } facts),
today-overload-lower = or be content with fewer marks.
today-plan-change = Change the plan
today-new = + { $count } new
today-only-new = { $count } new
today-minutes = about { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
today-weakest = weakest first: { $topic }
today-start = Start
today-all-done = All done for today
today-nothing = Nothing is due
today-next-due = The next fact is due { $when }. Until then you can practise mistakes, bookmarks or one subject.
today-no-questions = There are no questions yet. Put a bank into the banks folder: Settings shows where it is.
today-mistakes = Only mistakes · { $count }
today-bookmarks = Bookmarked · { $count }
today-one-topic = One subject…
today-pick-bank = What would you like to practise?
today-pick-topic = Practise: { $bank }
today-whole-bank = All of it
today-pick-back = Back
today-remembered = What you will remember tomorrow
today-remembered-hint = The chance that you recall tomorrow what you have seen.
today-remembered-empty = This fills as you answer.
today-not-started = not started
today-no-banks = There are no questions yet.
today-reading = Reading the question banks…
today-forecast = Next two weeks
today-forecast-hint = Reviews due per day. Today in orange.
today-forecast-empty = Once you have answered a few questions, you will see here how many come back on each day.
today-stale = { $count ->
    [one] 1 question is past the date until which its answer was checked; it shows that date.
   *[other] { $count } questions are past the date until which their answers were checked; they show that date.
}
today-bank-problems = { $count ->
    [one] { $file } has something wrong in it. What is right in it is used.
   *[other] { $count } banks have something wrong in them, the first is { $file }. What is right in them is used.
}
today-bank-problem = { $file }: { $first } { $count ->
    [one] {""}
   *[other] (and more, { $count } in all)
}
today-problems-show = Show
today-problems-hide = Hide
# $percent: how much has been read
today-loading-percent = Reading the question banks: { $percent }%

## Study

study-end = End
study-position = { $done } of { $total }
study-planned = falls to { $percent }% by { $day } · a look now is worth +{ $marks } marks
study-planned-little = falls to { $percent }% by { $day }
study-planned-new = New · a first look is worth +{ $marks } marks
study-new = new
# $review: which review this is, $percent: chance of recall
study-due = { $review ->
    [1] 1st review
    [2] 2nd review
    [3] 3rd review
   *[other] { $review }th review
} · remembered { $percent }%
study-again = asked again
study-key-changed = its answer has changed
study-misconception = you were sure, and wrong
study-drill = practice
study-stale = checked only until { $date }
study-choose-all = Choose all that are right.
study-choose-first = Choose an answer first
study-how-sure = How sure are you?
study-keeping = Keeping your answer…
study-guess = Guess
study-think-so = Think so
study-sure = Sure
study-skip = Skip
study-type-number = Type a number
study-type-words = Type your answer
study-correct = Correct
study-your-answer = Your answer
study-your-answer-right = Your answer, correct
study-right = Right
study-wrong = Not right
study-sure-but-wrong = You were sure, but it is not right
study-lucky = Lucky: we will ask again
study-leech = Forgotten { $count } times. A note, or another way to remember it, may help more than another look.
study-not-attempted = Not attempted
study-checked = Checked on { $date }.
study-no-explanation = The writer of this question gave no explanation.
study-back = back { $when }
study-back-soon = back in this session, then { $when }
study-back-misconception = back within a day, and again in a week
study-bookmark = Bookmark
study-bookmarked = Bookmarked
study-note = Note
study-note-title = Your note on this question
study-note-hint = A reminder for yourself, or a mistake to report to whoever keeps the bank. It is shown with the answer and goes into your export.
study-note-placeholder = Write here
study-note-shown = Your note: { $note }
study-undo = Undo
study-undo-last = Take back the last answer
study-next = Next
study-retry = Try again
summary-title = Session over
summary-nothing = Nothing was answered in this session.
summary-answered = { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
summary-right = right
summary-wrong = wrong
summary-lucky = lucky
summary-new = new facts
summary-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
summary-topics = By topic
summary-of = { $right } of { $total } right
summary-next = The next fact is due { $when }.
summary-mistakes = Practise the mistakes
summary-done = Back to Today
exam-upsc = UPSC style
exam-ssc = SSC style
exam-state-psc = State PSC style
exam-banking = Bank exam style
exam-railway = Railway exam style
exam-defence = Defence exam style
exam-other = exam style

## Report

# $hours, $minutes, $seconds: a length of time
span-seconds = { $seconds } s
span-minutes = { $minutes } min
span-minutes-seconds = { $minutes } min { $seconds } s
span-hours = { $hours } h
span-hours-minutes = { $hours } h { $minutes } min
outcome-right = right
outcome-wrong = wrong
outcome-blank = left
outcome-not-attempted = “not attempted”
outcome-multiple = more than one mark
outcome-partial = partly right
outcome-dropped = withdrawn
certainty-none = not said
format-single-best = One right option
format-negative = “Which is not”
format-two-statements = Two statements
format-statements = Statements with codes
format-how-many = How many statements
format-pairs-how-many = How many pairs
format-pairs-coded = Which pairs
format-lists = List-I and List-II
format-assertion-reason = Assertion and reason
format-explains = Statement-I and II
format-order = Order
format-odd-one-out = Odd one out
format-passage = Passage
format-true-false = True or false
format-fill-in = Fill the gap
format-typed = Typed words
format-numeric = Typed number
format-multi-select = Several right options
column-topic = Topic
column-section = Section
column-format = Format
column-third = Third
column-number = No.
column-question = Question
column-certainty = How sure
column-outcome = Outcome
column-asked = Asked
column-attempted = Answers
column-right = Right
column-wrong = Wrong
column-left = Left
column-marks = Marks
column-out-of = Of
column-time = Time
column-share = Share
column-low = At least
column-high = At most
column-range = Likely
column-change = Change
column-count = How many
column-numbers = Questions
column-date = Date
column-exam = Exam
column-exactly = Exactly
column-advice = Advice
third-first = First third
third-middle = Middle third
third-last = Last third
change-wrong-right = wrong, then right
change-right-wrong = right, then wrong
change-right-blank = right, then cleared
change-wrong-wrong = wrong, then wrong again
change-wrong-blank = wrong, then cleared
filter-all = All
filter-wrong = Wrong
filter-left = Left
filter-sure = Sure but wrong
filter-guessed = Guesses
filter-changed = Changed
report-weak-title = Before you see the key
report-weak-why = Which topics felt weak? The report will show whether they were. You can leave this empty.
report-weak-done = Show the report
report-weak-later = Later
report-total = { $marks } of { $out }
report-exactly = exactly { $marks }
report-set = Set { $set }
report-counts = { $right } right, { $wrong } wrong, { $left } left
report-partial = { $count } partly right
report-dropped = { $count } withdrawn
report-review = Review answers
report-revise = { $count ->
    [one] Revise 1 mistake
   *[other] Revise { $count } mistakes
}
report-path = No place was picked. Type where the file should go, or leave it.
report-path-hint = Folder and name of the file
report-saved = Written to { $path }
report-remarked = This paper was marked again: { $before } before, { $after } now. The key was corrected, or the question withdrawn, for: { $questions }.
report-scaled = The banks held { $have } of the { $asked } questions this exam asks; marks and time were scaled with them.
report-disqualified = { $share } were left blank. This exam rejects a paper with more than { $limit }: these marks would not count.
report-qualified = The minimum of { $needed } was reached.
report-not-qualified = The minimum of { $needed } was not reached.
report-section-not-qualified = { $section }: the minimum of { $needed } was not reached.
report-merit = { $marks } of these marks count for merit; the rest is only to qualify.
report-missing = { $count ->
    [one] 1 question is in no bank any more and counts as withdrawn.
   *[other] { $count } questions are in no bank any more and count as withdrawn.
}
report-tile-right = Right
report-tile-lost = Lost to wrong answers
report-tile-guesses = Your guesses earned
report-tile-sure = “Sure” but wrong
report-answers = { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
report-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
report-of-right = { $right } of { $count } right
report-of-sure = { $count ->
    [0] no answer was marked as sure
    [one] of 1 sure answer
   *[other] of { $count } sure answers
}
report-no-guesses = no answer was marked as a guess
report-by = Where the marks are
report-felt = You said these felt weak: { $weak } of their marks. The other topics: { $rest }.
report-sureness = Were you as sure as you should be?
report-how-sure = how sure you said you were
report-how-right = how often right
report-below-line = Below the dashed line: surer than you should be. The thin lines show how far so few answers can be trusted.
report-no-certainty = No answer was tagged with how sure you were. In the next paper press 1, 2 or 3 as you answer, and this will show whether your feeling can be trusted.
report-too-sure = “{ $certainty }”: { $right } of { $count } right. Surer than you should be.
report-too-modest = “{ $certainty }”: { $right } of { $count } right. You know more than you think.
report-times = Time for each question
report-times-legend = Full bars are right, hollow ones wrong, pale ones left. The dashed line is an even share of the time.
report-time-line = { $used } of { $allowed }. An even share is { $even } for each question.
report-time-each = On average: right { $right }, wrong { $wrong }, left { $left }.
report-advice = To attempt or to leave?
report-break-even = Under these rules an answer pays if it is right more often than { $exact } ({ $share }).
report-break-even-none = Under these rules a wrong answer costs nothing more than a blank.
report-rate = right { $right } of { $count }: { $share }, likely { $range }
report-no-answers = no answers yet
report-advice-always = Attempt all
report-advice-attempt = Attempt
report-advice-skip = Leave
report-advice-unclear = Hardly matters
report-advice-few = Too few answers to say
report-own-rates = { $count ->
    [one] From this sitting. Ten answers of a kind are needed for advice.
   *[other] From your { $count } sittings. Ten answers of a kind are needed for advice.
}
report-changes = Answers you changed
report-no-changes = You changed no answer.
report-look-changed = Look at them
report-what-if = The same answers in another exam
report-no-patterns = No other exam is known here.
report-share-beside = { $there } of the marks there, { $here } here.
report-would-be-rejected = That exam would reject the paper for its blanks.
report-other-back = Exam before
report-other-next = Next exam
report-earlier = Your sittings so far
report-first = This is your first sitting. The next ones will stand beside it.
report-this = This sitting
report-best-yet = Your best under these rules so far; before it was { $share }.
report-best-before = Your best under these rules is { $share }.
report-earlier-more = { $count ->
    [one] and 1 older
   *[other] and { $count } older
}
report-course = How the sitting went
report-course-quiet = Without interruption, and the clock was steady.
report-course-safe = No answer was lost by it.
report-ended-by-time = Time was up: the paper was handed in by itself.
report-interrupted = { $count ->
    [one] The program was closed or broke off once. The time ran on.
   *[other] The program was closed or broke off { $count } times. The time ran on.
}
report-clock-back = After { $when } the computer’s clock was set back by { $by }. That gave no time.
report-clock-forward = After { $when } the computer’s clock went ahead by { $by }: it was set forward, or the computer slept. That time counts as used.
report-filling = { $span } went into filling bubbles.
report-files = Keep or go on
report-tables = Plots as tables
report-plots = Tables as plots
report-save-html = Save as a page
report-save-csv = Save as a table
report-notebook = Mistakes notebook
report-leave = Back
report-back = Report
report-question-gone = This question cannot be read any more. Its marks stand.
review-back = Before
review-number = Question { $number }
review-not-opened = not opened
review-changed = answer changed
review-key-changed = key corrected since
notice-no-such-questions = None of these questions is in a bank that is installed now.

## Mistakes notebook

notebook-title = Mistakes notebook
notebook-count = { $shown } of { $all }
notebook-empty = There is nothing here yet. What you get wrong, leave, or get right by luck is gathered here, from study, mock exams and class.
notebook-none-left = Nothing is left with these filters.
notebook-revise = Revise these { $count }
notebook-resit = Sit these as a paper
notebook-filters = Filters
notebook-filters-hide = Hide filters
notebook-only-bookmarked = Bookmarked
notebook-by-kind = What happened
notebook-by-cause = Why
notebook-by-bank = Bank
notebook-by-mode = Where
notebook-by-bookmark = Bookmarks
notebook-page = { $first }–{ $last } of { $all }
notebook-earlier = Page before
notebook-later = Next page
notebook-gone = in no bank that is installed now
notebook-why = Why did it go wrong?
notebook-open = Show the question
notebook-close = Hide the question
notebook-key = The key, and why
mistake-wrong = wrong
mistake-sure = sure but wrong
mistake-lucky = right by luck
mistake-left = left
cause-none = not said yet
cause-did-not-know = did not know
cause-misread = misread
cause-eliminated = ruled out the right one
cause-slip = slip
cause-time = time
mode-review = study
mode-practice = practice
mode-mock = mock exam
mode-class = class

## Settings

settings-title = Settings
settings-learning = Learning
settings-new-per-day = New facts a day
settings-new-per-day-hint = Fewer mean fewer reviews later.
settings-facts = { $count ->
    [one] 1 fact
   *[other] { $count } facts
}
settings-retention = Remember at least
settings-retention-hint = A fact comes back when the chance that you recall it has fallen to this.
settings-personalised = Memory model
settings-personalised-hint = How fast you forget, learned from your own answers.
# $reviews: how many reviews of facts known before it was fitted to, 64 at least
settings-personalised-on = Personalised on { $reviews } reviews
settings-languages = Languages
settings-interface-language = Buttons and menus
settings-question-language = Questions
settings-question-language-hint = The L key switches while you study.
settings-look = Look
settings-theme = Colours
theme-light = Light
theme-dark = Dark
theme-system = As the system
settings-text-size = Text size
settings-text-size-hint = Ctrl + and Ctrl − change it anywhere.
settings-learner = Learner
settings-exam = Exam and date
settings-switch = Another learner
settings-delete = Delete this learner
settings-data = Your data
settings-data-place = Progress
settings-data-place-hint = Every answer is kept here as soon as you give it.
settings-banks-place = Own question banks
settings-banks-place-hint = Put .ron files here; they are read at the next start.
settings-open-folder = Open the folder
settings-backups = Backups
settings-backups-hint = Made by themselves, and each is read back before it counts.
settings-back-up = Back up now
settings-backing-up = Making a backup and reading it back…
settings-backed-up = The backup is made and was read back: { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
}.
settings-backups-loading = Looking for backups…
settings-backups-none = There is no backup yet. The first is made after some answers.
settings-backups-more = { $count ->
    [one] and 1 older
   *[other] and { $count } older
}
settings-restore = Go back to this
settings-restore-title = Go back to a backup?
settings-restore-do = Go back
settings-restore-now = Now: { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
}.
settings-restore-then = In the backup of { $when }: { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
}.
settings-restore-aside = { $count ->
    [0] Nothing would be set aside.
    [one] 1 answer given since then would be set aside.
   *[other] { $count } answers given since then would be set aside.
}
settings-restore-safe = A backup of how things are now is made first, so this can be taken back.
settings-restored = Done: things are as in the backup.
settings-export-label = Export everything
settings-export = Export
settings-export-hint = One text file with every answer, to keep or to take to another machine.
settings-exporting = Writing the export…
settings-exported = Written to { $path }
settings-merge-label = Add from another machine
settings-merge = Look at it
settings-merge-hint = Pick a file that Smriti exported there. Nothing here is lost.
settings-path-hint = Path of the exported file
settings-browse = Pick a file
settings-merge-title = Add what this file has?
settings-merge-do = Add it
settings-merge-own = This is an export of { $name }, from another machine or an earlier day.
settings-merge-other = This is an export of another learner, { $name }. Adding it counts their answers as yours. A backup of how things are now is made first.
settings-merge-damaged = { $count ->
    [one] 1 entry of the file is damaged or missing and is left out.
   *[other] { $count } entries of the file are damaged or missing and are left out.
}
settings-merge-new = New here: { $count ->
    [one] 1 entry
   *[other] { $count } entries
}.
settings-merge-known = Already here: { $count ->
    [one] 1 entry
   *[other] { $count } entries
}.
settings-merge-conflicts = { $count ->
    [one] 1 entry differs from the one here; the one here stays, and the other is written to a file beside it.
   *[other] { $count } entries differ from those here; those here stay, and the others are written to a file beside them.
}
settings-merged = Added.
settings-delete-title = Delete this learner?
settings-delete-do = Delete
settings-delete-said = { $name } and all answers are set aside, and can be brought back from the first screen for 30 days. After that they are gone.
settings-looking = Looking…
settings-working = Working…
settings-about = About
settings-version = Smriti { $version }
settings-licences = Licences
settings-licence-code = Program
settings-licence-banks = Question banks
settings-licence-fonts = Fonts and icons

## The exam plan in the settings

plan-title = Your exam plan
plan-paper = Paper
plan-paper-hint = Its rules give the marks, and its marks are foretold.
plan-paper-none = None
plan-paper-none-said = Until one is picked no marks are foretold.
plan-paper-gone = This paper is not installed now. Pick another, or put its file back into the patterns folder.
# $questions: "100 questions", $loss: a fraction
plan-paper-share = { $questions } for { $marks } marks; a wrong answer costs { $loss } of the marks of its question.
plan-paper-marks = { $questions } for { $marks } marks; a wrong answer costs { $loss } marks.
plan-paper-free = { $questions } for { $marks } marks; a wrong answer costs nothing.
plan-paper-by-section = { $questions } for { $marks } marks; what a wrong answer costs differs by section.
plan-target = Marks you aim at
plan-target-hint = You can leave this empty.
plan-target-clear = Remove
plan-target-above = This paper has { $most } marks. Aim at those or fewer.
plan-number-refused = Type a whole number from 0 to { $most }.
plan-minutes = Minutes a day
plan-minutes-hint = The time you have for revision on a day that is not off.
plan-minutes-none = With 0 minutes nothing is planned. What is due still waits on Today.
plan-days-off = Days off
plan-days-off-hint = Nothing is planned on these days of the week.
plan-days-off-all = Every day is off, so nothing can be planned.
plan-weekday-1 = Mon
plan-weekday-2 = Tue
plan-weekday-3 = Wed
plan-weekday-4 = Thu
plan-weekday-5 = Fri
plan-weekday-6 = Sat
plan-weekday-7 = Sun
plan-often = How often topics are asked
plan-often-hint = In your exam, against their share of the question banks.
plan-often-even = All by their share
plan-often-changed = { $count ->
    [one] 1 topic changed
   *[other] { $count } topics changed
}

## Keys

keys-title = Keys
keys-everywhere = Everywhere
keys-help = show these keys
keys-zoom = larger, smaller, normal text
keys-full-screen = full screen
keys-focus = to the next control; Enter presses it
keys-language = switch the language
keys-today = On Today
keys-start = start revising
keys-mistakes = practise mistakes
keys-bookmarks = practise bookmarks
keys-topics = pick a subject, then a topic, to practise
keys-settings = Settings
keys-home = close, or back to Today
keys-scroll = scroll; so do the arrows and Space
keys-study = While studying
keys-choose = choose an answer
keys-sure = guess, think so, sure: commits the answer
keys-next = go on
keys-skip = put off
keys-clear = clear
keys-undo = take back the last answer
keys-bookmark = bookmark
keys-note = write a note
keys-end = end the session
keys-report = On a report
keys-review = review the answers
keys-turn = next question, or the one before
keys-parts = other parts, or other questions in the review
keys-revise = revise the mistakes
keys-tables = plots as tables
keys-what-if = the next exam to compare with
keys-save-page = save as a page
keys-save-table = save as a table
keys-notebook = mistakes notebook
keys-line = to the next line, or the one before
keys-cause = why it went wrong; again takes it back
keys-open = show or hide the question
keys-filters = filters
keys-revise-these = revise these
keys-resit = sit these as a paper

## Errors: what happened, what is safe, what to do

error-not-saved = Your answer could not be written to the disk ({ $why }). All answers before it are safe. Try again; if it goes on, free some space or check the disk.
error-not-kept = This could not be written to the disk ({ $why }). Everything before is safe. Try again.
error-in-use = { $name } is open in another window of Smriti. Nothing is lost. Close it there, or pick another learner here.
error-newer = The file of { $name } was written by a newer Smriti (format { $found }, this one knows { $known }). It was left untouched. Install the newer version to open it.
error-data = The data folder { $path } cannot be used ({ $why }). Nothing was changed. Check that you may write there, or start with --data-dir and another folder.
error-open = The file of { $name } could not be opened ({ $why }). It was left as it is. Backups are in its folder.
error-question = This question could not be read ({ $why }). Your progress is safe. Go on to the next one.
error-report = This sitting could not be read ({ $why }). Its answers and marks are safe in your file. Try again.
error-file = The file could not be used ({ $why }). Nothing was changed.
error-gone = The work was stopped before it finished. Nothing that was kept before is lost. Try again.
error-learner = That could not be done ({ $why }). Nothing was changed.
why-no-space = no space left on the disk
why-read-only = the disk or folder cannot be written to
why-denied = permission denied
why-missing = it was not found
why-room-in-use = this class is open in another window of Smriti
why-damaged = it is damaged
why-not-export = it is not an export of Smriti

## Notices after opening

notice-clock = The clock of this computer seems to have been set back: your last answer was on { $date }. Answers are kept in order; please check the date.
notice-damaged = { $lost ->
    [0] Part of the file was damaged, but every answer could be saved.
    [one] The file was damaged and 1 entry could not be saved. Everything else is here.
   *[other] The file was damaged and { $lost } entries could not be saved. Everything else is here.
} The damaged file was kept beside it.
notice-restored = { $count ->
    [one] The file was damaged; 1 entry came back from the last backup.
   *[other] The file was damaged; { $count } entries came back from the last backup.
}
notice-migrated = Your file was brought to the format of this version. A backup of it as it was is in the backups folder.
notice-key-changed = { $count ->
    [one] The answer to 1 question you have seen was corrected in its bank; it will be asked again.
   *[other] The answers to { $count } questions you have seen were corrected in their banks; they will be asked again.
}
notice-remarked = { $title } of { $date } was marked again: { $before } became { $after } marks. Corrected keys: { $corrected }. Questions withdrawn: { $dropped }. Its report shows which.
notice-time-over = The time for { $title } is over. It was handed in as it was saved; its report is under Mock exam.
notice-backup-failed = No backup could be made ({ $why }). Your answers are safe in your file; please check the disk.
notice-dismiss = Got it
# $percent: how much of the work is done
fit-under-way = Fitting the memory model to your answers: { $percent }%

# Mock exams

rail-exam = Mock exam
today-open-sitting = { $title }, begun { $when }, is not handed in yet. Its time runs until { $until }.
mock-title = Mock exam
mock-about = Sit a paper under your exam’s real rules, and see where the marks go.
mock-open = { $title }, begun { $when }, is not handed in yet. Its time runs until { $until }. Finish it before you begin another.
mock-resume = Go on with it
mock-back = Back
mock-family-short = This subject, short
mock-family-upsc = UPSC
mock-family-ssc = SSC
mock-family-banking = Bank exams
mock-family-railway = Railways
mock-family-defence = Defence
mock-family-state-psc = State commissions
mock-family-other = Other exams
mock-family-own = Your own
mock-pattern-problems = Pattern files with something wrong in them
mock-past = Sat so far
mock-past-none = Nothing yet. Your sittings will stand here with their marks.
mock-past-marks = { $marks } of { $total }
mock-past-counts = { $right } right · { $wrong } wrong · { $left } left
mock-past-all = Show all { $count }
mock-past-fewer = Show fewer
mock-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
mock-questions-of = { $have } of { $asked } questions
mock-marks = { $marks } marks
mock-minutes = { $minutes } minutes
mock-penalty = { $share } negative
mock-penalty-marks = { $marks } off for a wrong answer
mock-penalty-none = no negative marking
mock-penalty-by-section = negative marking by section
mock-section-advised = about { $minutes } minutes advised
mock-section-locked = locked, { $minutes } minutes of its own
mock-section-shared = shares the time of the section before it
mock-sections = Sections
mock-source = After: { $cite }. Compared on { $date }.
mock-drawing = Drawing the paper…
mock-drawn-from = What is asked
mock-all-banks-sections = Every section draws from all your question banks, whatever it is called: { $subjects }. Press a section to choose its banks and topics; your choice is remembered.
mock-all-banks-one = The questions come from all your question banks: { $subjects }. Press the line below to choose banks and topics; your choice is remembered.
mock-all-banks-rest = A section with no bank of its own draws from all your question banks: { $subjects }.
mock-more-subjects = { $count } more
mock-from-all = all banks
mock-from-banks = { $count ->
    [one] 1 bank
   *[other] { $count } banks
}
mock-from-topics = { $count ->
    [one] 1 topic
   *[other] { $count } topics
}
mock-all-banks = All banks
mock-topics = Topics
mock-never = never
mock-no-questions = There is no question for any section of this paper. Choose other banks or topics, or put a bank into the banks folder.
mock-scaled = Your banks have { $have } of the { $asked } questions this exam asks. The paper is scaled: { $have } questions, { $marks } marks, { $minutes } minutes.
mock-go-on = On to the instructions
mock-mode = Sat
mock-mode-hint = On an OMR sheet a bubble once filled stays filled, and filling is timed.
mock-mode-computer = At a computer
mock-mode-omr = On an OMR sheet
mock-saving = Saving
mock-saving-hint = In the hall, jumping by the palette does not save what you chose.
mock-saving-strict = Only the buttons save
mock-saving-leaving = Leaving a question saves
mock-first = Which questions
mock-first-hint = Within each topic these come first.
mock-first-unseen = Not seen yet
mock-first-weakest = Least remembered
mock-first-any = Any
mock-mix = Spread over topics
mock-mix-hint = Real papers ask much of some topics and nothing of others.
mock-mix-even = As in the banks
mock-mix-lumpy = Lumpy, as in real papers
mock-mix-own = As I say
mock-lean = Difficulty
mock-lean-hint = Easier or harder questions are drawn more often.
mock-lean-easier = Easier
mock-lean-even = Mixed
mock-lean-harder = Harder
mock-set = Set
mock-set-hint = The same questions in another order; options never move.
mock-extra = Extra time
mock-extra-hint = For candidates who may use a scribe.
mock-extra-none = None
mock-extra-some = { $count ->
    [one] 1 minute for each hour
   *[other] { $count } minutes for each hour
}
mock-instructions = Instructions
mock-have-read = I have read the instructions.
mock-begin = I am ready to begin
mock-tick-first = Tick the box first.
mock-changed = A question bank was changed meanwhile. Go back and draw the paper again. Nothing was kept.
mock-unreadable = This sitting could not be read back from your file ({ $why }). Its answers are kept there; nothing was changed.
mock-palette = What the marks in the palette mean
mock-rule-size = The paper has { $questions } for { $marks } marks, to be answered in { $minutes } minutes.
mock-rule-mark = A right answer earns { $mark } marks, a wrong one costs { $loss }.
mock-rule-mark-only = A right answer earns { $mark } marks; a wrong one costs nothing.
mock-rule-marks-differ = What a right answer earns and a wrong one costs differs by section; it stands above each question.
mock-rule-blank-free = A question left without an answer costs nothing.
mock-rule-blank-costs = A question left without an answer costs marks too. Choose “not attempted” instead.
mock-rule-blank-limit = If more than { $share } of the questions are left blank, the whole paper is rejected.
mock-rule-locked = Each section opens after the one before it, has its own time, and is not opened again.
mock-rule-fixed = The sections are sat in order; one that is closed is not opened again.
mock-rule-free = You may go to any question at any time.
mock-rule-clock = The clock runs from the moment you begin, also while the program is closed.
mock-rule-from-all = Where a section has no bank of its own, its questions come from all your banks, whatever the section is called.
mock-rule-zero = At zero the paper is handed in by itself.
mock-rule-zero-locked = At zero a section closes by itself and the next one opens; the last one hands in the paper.
mock-rule-omr = Fill the bubbles of the sheet. There is no rubber: what is filled stays filled, and a row with two bubbles is wrong.
mock-rule-choose = Choose by a click or by A to E. The same choice once more takes it back.
mock-rule-strict = Only “Save & next” and “Mark for review & next” save your answer. Jumping by the palette does not.
mock-rule-leaving = Your answer is saved whenever you leave a question.
mock-rule-marked = An answer that is saved and marked for review counts. A mark without an answer does not.
mock-rule-sure = You may say how sure you are with 1, 2 or 3. It does not change your marks; the report uses it.
mock-state-not-visited = Not opened yet.
mock-state-not-answered = Opened, and left without an answer.
mock-state-answered = Answered.
mock-state-marked = Marked for review, without an answer: it does not count.
mock-state-answered-marked = Answered and marked for review: it counts.

hall-time-left = Time left
hall-place = { $number } of { $total }
hall-question = Question { $number }
hall-answered = Answered
hall-not-answered = Not answered
hall-marked = Marked for review
hall-answered-marked = Answered & marked
hall-not-visited = Not visited
hall-mark-next = Mark for review & next
hall-clear = Clear
hall-previous = Previous
hall-save-next = Save & next
hall-next = Next
hall-how-sure = How sure? (optional)
hall-submit = Submit exam
hall-paper = Question paper
hall-rules = Instructions
hall-next-section = Next section
hall-section = Section
hall-section-place = Section { $number } of { $total }
hall-all-sections = All sections
hall-refused-closed = That section is closed.
hall-refused-time = The time of this section was over; your last press did not count.
hall-refused-filled = That bubble is filled already.
hall-refused-number = There is no question with that number.
hall-sheet = Answer sheet
hall-sheet-hint = Ink stays: a filled bubble cannot be emptied.
hall-filled = { $filled } of { $total } rows filled
hall-bubble-filled = Filled
hall-bubble-empty = Empty
hall-pen = Take the pen
hall-pen-down = Put the pen down
hall-back = Back to the paper
hall-submit-title = Hand in the paper?
hall-submit-left = { $time } left. After this nothing can be changed.
hall-submit-unsaved = The choice on the open question is not saved, and would not count.
hall-submit-now = Hand in
hall-end-part = Close the section
hall-end-part-title = Close this section?
hall-end-part-said = It is not opened again, and the time it has left is not carried over.
hall-leave = Leave for now
hall-leave-title = Leave the paper?
hall-leave-said = Everything you did is kept, but the clock runs on. You can come back from Today. To finish, hand the paper in.
hall-stay = Stay
hall-go = Go
hall-go-title = Go to question
hall-go-hint = 1 to { $total }
hall-over = Handed in
hall-over-handed-in = You handed the paper in. Every answer is kept.
hall-over-time = Time was over, and the paper was handed in by itself. Every answer is kept.
hall-over-marking = Your answers are kept. The marks are being written down…
hall-over-of = of { $marks } marks
hall-over-right = right
hall-over-wrong = wrong
hall-over-left = left
hall-over-used = Time used: { $time }
hall-over-done = See the report

keys-mock = In a mock exam
keys-exam = mock exams
keys-mock-save = save and go on
keys-mock-previous = the question before
keys-mock-mark = mark for review and go on
keys-mock-sure = how sure you are
keys-mock-paper = question paper
keys-mock-rules = instructions
keys-mock-go = go to a question by its number
keys-mock-section = next section
keys-mock-palette = show or hide the palette
keys-mock-submit = hand in
keys-mock-leave = leave for now; time runs on
keys-resume = go on with the open mock exam
keys-mock-pen = take the pen, or put it down (OMR sheet)

## Insights

rail-insights = Insights
keys-insights = insights
keys-period = how far back to look
keys-bank = one subject, or all
keys-fact = look at the weakest fact
keys-turn-fact = the fact before, or the next
insights-title = Insights
insights-subtitle = What your answers say about you.
insights-filling = Working it out…
insights-month = 30 days
insights-quarter = 90 days
insights-year = A year
insights-always = All
insights-banks-all = All subjects
insights-by-bank = Which subject? Days, hours and how sure you were are counted over all of them.
insights-all-banks = Over all subjects.
insights-as-table = Show as a table
insights-as-plot = Show as a plot
insights-save-all = Save all as CSV
insights-save-svg = Drawing (SVG)
insights-save-png = Picture (PNG)
insights-save-csv = Table (CSV)
insights-not-drawn = There is nothing to draw yet, so no file was written.
insights-file-line = Smriti, { $date }. { $bank }; { $period }.
insights-rows = { $all } rows, { $first } to { $last }
insights-rows-before = Rows before
insights-rows-after = Rows after
insights-day-unit = day
insights-today = today
insights-remembered = What you remember now
insights-marks = Marks you would get on exam day, day by day
insights-marks-none = Once you have chosen an exam and its date in Settings and answered questions for some days, you will see here which marks to expect.
insights-marks-few = One day is too few to see where it is going.
insights-marks-unit = marks
insights-marks-spot = { $marks } of { $out } marks, likely { $low }–{ $high }
insights-past = so far
insights-ahead = ahead, if you keep to the plan
insights-likely = likely: four times in five
insights-target = your target: { $marks }
insights-no-target = Set a target of your own in Settings to see it here as a line.
insights-column-kind = When
insights-certainty-none = You have not said how sure you are yet. Answer with 1, 2 or 3, and you will see here how far your feeling can be trusted.
insights-column-promised = Promised
insights-cbm = { $count } answers. Score by certainty: { $score } an answer (from −6 to 3).
insights-exam = exam, { $date }
insights-below-line = Below the broken line: surer than you should be. Thin lines: how far so few can be trusted.
insights-calendar = Days you revised
insights-calendar-legend = Answers a day:
insights-days-none = There are no answers in this time.
insights-topics-note = { $count } facts studied. The chance that you would recall one, if asked now.
insights-topics-banks = Choose one subject above to see its topics.
insights-topics-spot = { $studied } of { $facts } facts studied
insights-column-bank = Subject
insights-column-remembered = Remembered
insights-column-studied = Studied
insights-column-facts = Facts
insights-forecast = What comes back
insights-forecast-note = { $days } days from today; { $due } known facts come back in them.
insights-forecast-free = Without a plan: each fact when you are about to forget it.
insights-column-due = Due without a plan
insights-column-reviews = Planned reviews
insights-column-new = Planned new
insights-facts-unit = facts a day
insights-due-spot = { $count } due
insights-plan-spot = planned: { $reviews } reviews, { $new } new
insights-reliability = Do you remember as foretold?
insights-reliability-none = No known fact was reviewed in this time.
insights-reliability-note = { $recalled } recalled, { $foretold } foretold, over { $count } reviews.
insights-even-line = Above the broken line: better than foretold.
insights-reliability-spot = { $foretold } foretold, { $recalled } recalled
insights-recalled-of = { $right } of { $count } recalled
insights-foretold-unit = chance foretold
insights-recalled-unit = how many were recalled
insights-column-foretold = Foretold
insights-column-recalled = Recalled
insights-column-reviews-done = Reviews
insights-hours = When in the day you answer
insights-hours-none = There are no answers in this time.
insights-hours-note = { $count } answers, by the hour of the day.
insights-hour-unit = hour of the day
insights-answers-unit = answers
insights-not-right = Wrong or left
insights-column-hour = Hour
insights-time = Time spent
insights-time-note = { $time } for { $answers } answers: { $each } each.
insights-minutes-day = minutes a day
insights-minutes-week = minutes a week
insights-column-week = Week from
insights-week-of = Week from { $date }
insights-few-answers = { $count ->
    [one] Only 1 answer: at least { $need } are needed to go by.
   *[other] Only { $count } answers: at least { $need } are needed to go by.
}
insights-few-reviews = { $count ->
    [one] Only 1 review: at least { $need } are needed to go by.
   *[other] Only { $count } reviews: at least { $need } are needed to go by.
}
insights-weakest = Weakest facts
insights-weakest-hint = The chance that you would recall it now. Press one for its history.
insights-weakest-none = Once you have answered a few questions, the facts you hold least will stand here.
insights-leeches = Facts that do not stick
insights-leeches-hint = Forgotten again and again: a note or another way to remember them helps more than one more look.
insights-leeches-none = None: nothing has been forgotten again and again.
insights-misconceptions = Sure, but wrong
insights-misconceptions-hint = Answered surely and wrongly, and not put right twice since.
insights-misconceptions-none = There are none now.
insights-back = Back
insights-before = Fact before
insights-next = Next fact
insights-place = { $place } of { $all }
insights-revise-one = Revise this
insights-curve = The chance that you remember it
insights-curve-none = It was not reviewed yet.
insights-curve-spot = chance of recall { $chance }
insights-chance-unit = chance of recall
insights-column-chance = Chance
insights-column-review = Answer
insights-recalled = recalled
insights-forgotten = forgotten
insights-grade-again = Forgotten
insights-grade-hard = Hard
insights-grade-good = Good
insights-grade-easy = Easy
insights-history = Its answers, the last one first
insights-answers = { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
insights-marks-note = { $count ->
    [one] 1 day foretold so far.
   *[other] { $count } days foretold so far.
}
insights-curve-note = { $count ->
    [one] 1 review. From today on: if it is not reviewed.
   *[other] { $count } reviews. From today on: if it is not reviewed.
}
insights-calendar-note = { $days ->
    [one] Today · { $answers } answers, on { $studied } day
   *[other] { $studied } of the last { $days } days · { $answers } answers
}
insights-fact-line = Remembered: { $remembered } · { $reviews ->
    [one] 1 review
   *[other] { $reviews } reviews
} · { $lapses ->
    [0] never forgotten
    [one] forgotten once
   *[other] forgotten { $lapses } times
}
insights-lapses = { $count ->
    [one] once
   *[other] { $count } times
}
insights-revise = { $count ->
    [one] Revise this one
   *[other] Revise these { $count }
}
insights-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}

## Library

rail-library = Library
library-title = Library
library-banks = { $count ->
    [one] 1 bank
   *[other] { $count } banks
}
library-questions = { $count ->
    [0] no questions
    [one] 1 question
   *[other] { $count } questions
}
library-watched = files are watched, edits show at once
library-found = What was found
library-found-more = the first { $count } questions, of more
library-reading = The banks are being read.
library-search = Search questions, topics, articles: English or हिन्दी
library-searching = Searching…
library-clear = Clear
library-none-found = Nothing was found. Try fewer letters, or another word for it.
library-none-left = No question is left with these filters.
library-empty = This bank has no questions yet. Press E to write some, or bring some in.
library-own-hint = You can add banks of your own: begin one here, or put a .ron file into the folder of banks.
library-back = Banks
library-new = New bank
library-new-title = A new bank of your own
library-new-hint = It is a text file in your folder of banks. All rights in it are yours until you write another licence into it.
library-new-placeholder = What learners see it called
library-make = Make the bank
library-folder = Folder of banks
library-open = Open
library-edit = Edit
library-fix = Fix
library-open-file = Open the file
library-off = switched off
library-remembered = remembered { $share }
library-not-begun = not started
library-first-of = { $first } (and { $count } more)
library-mistakes = { $count ->
    [one] 1 thing to mend
   *[other] { $count } things to mend
}
library-mistakes-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
library-mistakes-hint = Mend these in { $path }. Nothing is lost: whatever can be read of the file is in use, and this list is made anew as soon as you save it.
library-revise = { $count ->
    [one] Revise this one
   *[other] Revise these { $count }
}
library-changed = Its file was changed a moment ago; it is being read again.
library-stale = may be out of date
library-by-standing = How you stand
library-by-topic = Topic
library-by-format = Format
library-by-exam = Exam
library-by-difficulty = How hard, from 1 to 5
library-by-source = Source
library-by-tag = Tag
library-label-hint = Type a source or a tag
library-label-more = { $count ->
    [one] 1 more can be found by typing
   *[other] { $count } more can be found by typing
}
library-history = Its history
library-never-seen = not seen yet
library-seen = { $times ->
    [one] answered once, on { $date }
   *[other] answered { $times } times, last on { $date }
}
library-remembered-now = remembered now: { $share }
library-comes-back = comes back { $day }
library-foretold = foretold: { $share }
library-reviews-more = { $count ->
    [one] and 1 review before
   *[other] and { $count } reviews before
}
standing-unseen = Not seen yet
standing-seen = Seen
standing-mistaken = Mistaken
standing-bookmarked = Bookmarked
trouble-place = line { $line }, column { $column }
trouble-unreadable = The file cannot be read: { $error }
trouble-unreadable-fix = See whether it is open elsewhere, and whether you may read it.
trouble-not-text = Line { $line } is not text in UTF-8.
trouble-not-text-fix = Save the file as UTF-8: most editors ask for the encoding under “Save as”.
trouble-too-large = The file is larger than 4 GiB.
trouble-too-large-fix = Split it into several banks.
trouble-bank-taken = Another file has a bank with the id { $id }.
trouble-bank-taken-fix = Give this bank an id of its own, in the line that begins with id:.
trouble-question-taken = The bank { $by } has a question with the id { $id }.
trouble-question-taken-fix = Give this question an id of its own.
keys-search = search
keys-bank-on = ask from this bank, or not
keys-bank-new = new bank
keys-library = search the library

## Bringing questions in

import-button = Import…
import-title = Bring questions in
import-about = Paste them, drop a file on the window, or open one. Nothing is kept before you save.
import-file = Open a file
import-path = Where is the file?
import-path-hint = The folder and the name of the file
import-save = { $count ->
    [0] Save
    [one] Save 1 question
   *[other] Save { $count } questions
}
import-text = Text
import-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
import-paste = Paste questions here: from a PDF, a document, a web page, a message, or as GIFT, Aiken, Moodle XML, QTI or a table. Correct them here; what they come to shows beside.
import-nothing = What you paste shows here, question by question, as learners will see it. Whatever is not certain is marked with its line.
import-sum = { $questions ->
    [0] No question found
    [one] 1 question
   *[other] { $questions } questions
} · read as { $format }
import-doubts = { $count ->
    [one] 1 to be looked at
   *[other] { $count } to be looked at
}
import-left-out = { $count ->
    [one] 1 thing left out
   *[other] { $count } things left out
}
import-where = Where the questions go
import-where-new = Into a new bank of your own
import-new-bank = A new bank
import-topic-kept = Each under the topic it comes with
import-into-hint = They go behind the questions that it has. Nothing else in it changes, and it can be taken back.
import-not-taken = not taken
import-comparing = Comparing with your banks…
import-likes = { $count ->
    [one] 1 like another question
   *[other] { $count } like other questions
}
import-had = { $bank } has this question already: “{ $question }”
import-had-nearly = { $bank } asks nearly the same: “{ $question }”
import-like = The same question is in { $bank }: “{ $question }”
import-like-nearly = { $bank } has one that asks nearly the same: “{ $question }”
import-same-here = Question { $number } here is the same.
import-like-here = Question { $number } here asks nearly the same.
import-added = { $count ->
    [one] 1 question was added to { $bank }.
   *[other] { $count } questions were added to { $bank }.
}
keys-import-title = Bringing questions in
keys-import-take = take this question, or all
keys-import-bank = pick the bank they go to
keys-import-columns = show or fold the columns of a table
keys-import-file = open a file
keys-import-place = show its place in the text
keys-import-save = save the questions
import-from-file = From the file { $file }.
import-cannot-open = The file cannot be opened: { $error }. Nothing was changed.
import-too-large = The file is larger than 256 MiB. Split it, or export part of it from where it came.
import-not-kept = The questions could not be saved: { $error }. They are still here, and no bank was changed.
import-format-smriti = a bank of Smriti
import-format-paste = pasted text
import-format-aiken = Aiken
import-format-gift = GIFT
import-format-moodle = Moodle XML
import-format-qti = QTI
import-format-csv = a table
import-format-xlsx = an Excel workbook
import-format-ods = an OpenDocument sheet
import-format-kahoot = Kahoot’s workbook
import-format-wayground = Wayground’s sheet
import-read-otherwise = Read it as…
import-format-found = as it seems
columns-title = Columns
columns-title-sheet = Columns of “{ $sheet }”
columns-some = { $read } of { $all } recognised
columns-all = { $count } recognised
columns-as-chosen = as you said for tables with these heads
columns-sure = the heads say what they are
columns-likely = guessed from what is in them
columns-unclear = not certain: please look
columns-change = Change
columns-not-read = not read
columns-by-script = by its script
columns-language = Language
columns-head = The heads are in
columns-no-head = no row
columns-key = Answers name options by
columns-between = Between several right answers stands
columns-one-answer = nothing: there is one
columns-examples = So answers are read like this:
columns-nothing-meant = none of the options
columns-example = Row { $row }: { $written } → { $meant }
columns-guess = Guess again
columns-remembered = What you change is remembered for tables with the same heads when you save.
columns-unclear-question = No column seems to hold questions. Open the one that does and say so; nothing is taken from this table before.
columns-unclear-answer = No column seems to hold the answers. Open the one that does and say so; until then every question is without a key.
columns-unclear-base = Answers are numbers, and they fit counting from 0 as well as from 1. Say which below: every key depends on it.
columns-unclear-mixed = Answers are written in more than one way. What was not certain is marked at its question.
holds-question = Question
holds-option = Option { $number }
holds-answer = Answer
holds-explanation = Explanation
holds-why = Why not { $number }
holds-topic = Topic
holds-tags = Tags
holds-difficulty = Difficulty
holds-passage = Passage
holds-kind = Kind of question
holds-id = Name
holds-unit = Unit
holds-tolerance = Tolerance
holds-fixed = Options that stay
holds-shuffle = May be shuffled
key-letter = letter (B)
key-one-based = number from 1
key-zero-based = number from 0
key-option-n = “Option 2”
key-text = what it says
import-format-anki-package = Anki package
import-format-anki-text = Anki notes as text
import-format-quizlet = Quizlet set
import-format-text2qti = text2qti quiz
import-at-whole = the whole
import-at-line = line { $line }
import-at-note = note { $note }
import-at-cell = cell { $cell }
import-at-row = row { $row }
said-not-asked = Left out: a text that asks nothing.
said-not-markable = Left out: only a person can mark it.
said-unknown-kind = Left out: a kind of question there is not here: { $found }
said-too-few = { $count } answers where { $bound } are needed.
said-too-many = { $count } answers where at most { $bound } can be taken.
said-put-away = Left out: its writer has hidden it.
said-no-stem = Answers without a question.
said-no-answer = A question without answers.
said-unclosed = { $found } is never closed.
said-unreadable = Cannot be read: { $found }
said-bad-number = Not a number that can be held: { $found }
said-limit = More than is taken at once, which is { $count }.
said-unwritable = The format cannot hold { $found }.
said-passed-over = { $count ->
    [one] One other part of the package was passed over.
   *[other] { $count } other parts of the package were passed over.
}
said-noise = Taken for a line of the page and left out: { $found }
said-no-key = Which answer is right? Write “Ans. (b)” below the options.
said-key-beyond = The key { $found } names an option that is not there.
said-keys-differ = Two keys differ: { $taken } was taken, { $other } is written too.
said-several-keys = Several options are marked right.
said-same-options = Two options say the same.
said-codes-unclear = Which statements hold does not follow from the key, so they were left as text.
said-wildcard = An answer that stands for many must be written out: { $found }
said-case-matters = Capital letters mattered in the answer; here they do not.
said-stray = Does this belong to the question? { $found }
said-unlike = Its number or its options are unlike those of nearly all other questions here.
said-number-jumps = After question { $from } comes { $to }.
said-garbled = These characters are no text; copy it from elsewhere, or type it: { $found }
said-tex-kept = This mathematics is not known here and is shown as typed; write it with characters: { $found }
said-maths = Mathematics was written with characters: { $found }
said-options-drawn = The wrong options were drawn from the answers of other cards. Do they fit, and are they all wrong?
said-weights-dropped = Part marks were dropped: an option is right or not.
said-feedback-dropped = A comment on an answer was dropped.
said-markup-dropped = Markup was dropped, its text stayed: { $found }
said-script-dropped = A program in the text was dropped.
said-file-dropped = An image or file was dropped: { $found }
said-link-dropped = A link was dropped, its text stayed: { $found }
said-lenient = Read as it was meant: { $found }
said-flattened = Written as options, since the format has no such kind.
said-language-dropped = Only one language can be held.
said-reworked = The format has no place of its own for { $found }.
said-cut = Cut to { $count } characters.
said-first-side = The first side of each card is the answer, since it is the shorter one.
said-second-side = The second side of each card is the answer, since it is no longer than the first.
said-encoding = Read as { $found }.
keys-import = bring questions in
## What is wrong with a bank

problem-on-line = Line { $line }: { $said }
problem-not-a-bank = This file is not a question bank.
problem-unclosed = The bracket { $bracket } of line { $line } is never closed.
problem-bracket = The bracket { $found } has no partner.
problem-after-the-end = Something follows the end of the bank. A file holds one bank.
problem-colon = A colon belongs between a field’s name and its value.
problem-missing-comma = A comma is missing here.
problem-extra-comma = There is a comma too many here.
problem-missing-value = A value is missing after the name of a field.
problem-quotes = Texts stand in straight double quotes: "…".
problem-unclosed-text = The closing quote of this text is missing.
problem-unclosed-comment = This comment never ends.
problem-escape = “{ $found }” means nothing in a text. A backslash is written twice.
problem-quoted-name = The field’s name { $found } stands in quotes. Write it without.
problem-too-deep = There are too many brackets within brackets.
problem-unreadable = “{ $found }” cannot stand here.
problem-not-ron = This cannot be read: { $found }
problem-other-schema = This bank is written in version { $found } of the format. This Smriti reads version 1.
problem-unknown = “{ $found }” is not known here.
problem-unknown-meant = “{ $found }” is not known here. Is “{ $meant }” meant?
problem-missing-field = The field { $found } is missing.
problem-repeated-field = The field { $found } stands here twice.
problem-wrong-kind = { $expected } belongs here, not “{ $found }”.
problem-date = “{ $found }” is not a date. Write year, month and day: 2026-11-21.
problem-no-number = The number is missing. Write digits: 40, 2.5 or 2/3.
problem-number = “{ $found }” is not a number. Write digits: 40, 2.5 or 2/3.
problem-difficulty = A difficulty is from 1, a plain definition, to 5, few get it.
problem-no-id = The question needs a name: small letters, digits and hyphens.
problem-id = “{ $found }” cannot be a name. Use small letters a–z, digits and hyphens, at most 64.
problem-repeated-id = Another { $thing } has the name “{ $found }”. Names are given once.
problem-unknown-id = This bank has no { $thing } “{ $found }”. Choose one that it has.
problem-empty = There are no { $things } here.
problem-no-right-option = No option is marked right.
problem-several-right = { $count } options are marked right. This format has one right answer.
problem-one-right = Only one option is marked right. This format asks for several.
problem-every-right = Every option is marked right. At least one must be wrong.
problem-too-few = Too few { $things }: { $count }. This format takes { $range }.
problem-too-many = Too many { $things }: { $count }. This format takes { $range }.
problem-option-count = Exams print four or five options; here there are { $count }.
problem-same-text = This says the same as { $thing } { $first }.
problem-no-gap = { $text } has no gap. Write ____ where the answer goes.
problem-no-bold = { $text } does not show its negation. Put two stars around it: **not**.
problem-nothing-correct = Nothing here is correct, so no option can be right. Let one be correct, or ask how many are.
problem-nothing-incorrect = Nothing here is incorrect, so no option can be right. Let one be false, or ask for the correct ones.
problem-codes-without-key = The right answer, { $found }, is not among the codes.
problem-code-number = A code says { $number }, but the numbers go from 1 to { $count }.
problem-bad-code = This code is empty or says a number twice.
problem-codes-ignored = Codes are not used for two statements. Leave them out.
problem-both-false = Both are false, and no option of the exam says so. Let one of them hold.
problem-explains-without-holding = It can explain only if both statements hold.
problem-first-must-hold = With two other statements, Statement-I must hold.
problem-no-option-fits = A statement holds but none explains, and no option of the exam says so.
problem-negative-tolerance = How far off an answer may be is 0 or more.
problem-empty-text = Nothing is written here yet.
problem-missing-language = The { $found } of this text is missing.
problem-one-language = This { $found } sentence stands for both languages.
problem-no-reason-option = Say why this option is wrong: those who choose it will read it.
problem-no-reason-pair = Say why this pair is not matched: learners will read it.
problem-no-reason = Say why this is false: learners will read it.
problem-no-explanation = An explanation is missing: learners see it after every wrong answer.
problem-short-explanation = The explanation has only { $count ->
    [one] 1 character
   *[other] { $count } characters
}. Say in two to five sentences why the key is right.
problem-option-by-letter = “{ $found }” names an option by its place, and options change places. Name it by what it says.
problem-raw-tex = Mathematics as TeX is shown as typed: { $found } Write it with characters, such as x², √2, a/b or π; x_(i) lowers and x^(n) raises.
problem-long-stem = This has { $count ->
    [one] 1 character
   *[other] { $count } characters
}; no exam prints more than 700.
problem-no-sources = No source says where the answer comes from.
problem-stale-when-checked = The answer was checked after the last day on which it holds. One of the two dates is wrong.
problem-split-passage = Other questions stand between those on the passage “{ $found }”. Move this one next to them.
problem-unused = No question uses the { $thing } “{ $found }”.
problem-same-id-elsewhere = { $file } has a { $thing } named “{ $found }” too. Give this one a name of its own.
problem-the-text = The text
problem-the-english-text = The English text
problem-the-hindi-text = The Hindi text
problem-english = English
problem-hindi = Hindi
thing-bank = bank
thing-topic = topic
thing-fact = fact
thing-source = source
thing-passage = passage
thing-question = question
thing-option = option
thing-statement = statement
thing-pair = pair
thing-left = entry of List-I
thing-right = entry of List-II
thing-item = item
thing-code = code
thing-answer = accepted answer
thing-language = language
things-bank = banks
things-topic = topics
things-fact = facts
things-source = sources
things-passage = passages
things-question = questions
things-option = options
things-statement = statements
things-pair = pairs
things-left = entries of List-I
things-right = entries of List-II
things-item = items
things-code = codes
things-answer = accepted answers
things-language = languages
expected-text = A text
expected-plain = A text in quotes
expected-yes-no = Yes or no (true or false)
expected-number = A whole number
expected-word = One word without quotes
expected-list = A list in square brackets
expected-group = Fields in round brackets
expected-format = A format with its fields in round brackets
expected-choice = A word, or a word with one value in round brackets,

## The editor of banks

editor-leave = Back
editor-count = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
editor-new = Question
editor-blank = Nothing yet
editor-unreadable = Cannot be read here
editor-question = Question { $id }
editor-saved = Saved
editor-unsaved = Not saved yet
editor-waits = Not in the file yet. { $why }
editor-format = Format: { $format }
editor-stem = Question
editor-stem-gap = Question, with ____ where the answer goes
editor-stem-negative = Question, with two stars around its negation: **not**
editor-intro = Introduction
editor-statement = Statement
editor-statements = Statements
editor-options = Options
editor-pairs = Pairs
editor-rows = List-I with its matches in List-II
editor-items = Things, in the right order
editor-assertion-reason = Assertion and reason
editor-assertion = Assertion (A)
editor-reason = Reason (R)
editor-head-left = Over the left column
editor-head-right = Over the right column
editor-right = Right
editor-matched = Matched
editor-holds = Holds
editor-explains = Explains it
editor-pinned = Keeps its place
editor-why-wrong = Why it is wrong
editor-item-why = Shown with the key, such as its date
editor-fact = Fact it tests
editor-add-row = Add
editor-ask = Ask
editor-which-correct = Which of them are correct?
editor-which-incorrect = Which of them are not correct?
editor-numbering = Numbers
editor-codes = Codes of your own: 1, 2; 1, 3; 2, 3; 1, 2, 3
editor-extra = In List-II, matching nothing
editor-accept = Wordings that are right, the first is shown
editor-answer = Right number
editor-tolerance = How far off is still right
editor-unit = What is counted
editor-true = True
editor-false = False
editor-explanation = Explanation
editor-in-english = English
editor-in-hindi = Hindi
editor-same = The same in both languages
editor-no-source = Sources: none yet
editor-sources = Sources: { $sources }
editor-source-short = A new source: its label, “Art. 65”
editor-source-cite = Full reference
editor-source-url = Where it can be read, if on the web
editor-source-add = Add to the bank
editor-topic = Topic: { $topic }
editor-more = More: name, fact, exams, dates
editor-id = Name of the question; progress hangs on it
editor-own-fact = Fact it schedules; several questions may share one
editor-difficulty = Difficulty, from a plain definition to few get it
editor-exams = Written for
editor-other-exam = Others
editor-passage = Passage
editor-no-passage = None
editor-tags = Tags, with commas between them
editor-checked = Last checked: 2026-11-21
editor-valid-until = Holds until: 2027-03-31; empty if it cannot go stale
editor-grade = How well it is attested
editor-grade-none = Not said
editor-grade-a = A: primary text, or several sources
editor-grade-b = B: one good source
editor-shuffle = Options
editor-shuffle-safe = Change places where that is safe
editor-shuffle-never = Keep their places
editor-fifth = Fifth option
editor-fifth-no = None
editor-fifth-yes = “Question not attempted”
editor-tools = This question
editor-like = New like this
editor-undo = Undo
editor-redo = Redo
editor-up = Move up
editor-down = Move down
editor-save = Save now
editor-remove = Take out
editor-as-learners-see-it = As a learner sees it
editor-show-key = Show key
editor-hide-key = Hide key
editor-why = Why
editor-left-out = Learners are not asked this question until it is mended.
editor-codes-are-made = The options are made from the statements or pairs; you never type them.
editor-counts-are-made = The counts are made from what holds; you never type them.
editor-orders-are-made = The options are made from the right order or matches; you never type them.
editor-options-are-made = The four options are those of the exam; you never type them.
editor-pane-list = Questions
editor-pane-form = Write
editor-pane-preview = Preview
editor-nothing = This bank has no question that can be opened here. Ctrl N makes one.
editor-not-a-bank = This bank cannot be edited here until its file is mended. { $why }
editor-no-bank-now = The file was changed meanwhile and is no bank any more. What you wrote is kept. Mend the file, then save again.
editor-not-done = That could not be done in this file by itself. Nothing was changed.
editor-save-again = Save again
editor-shipped = This bank is part of Smriti and stays as it is. A copy of your own can be changed; it goes into your folder of banks.
editor-copy = Make a copy of your own
editor-drafts = { $count ->
    [one] One thing was written but not in the file when Smriti ended last.
   *[other] { $count } things were written but not in the file when Smriti ended last.
}
editor-drafts-take = Bring back what was written
editor-drafts-drop = Throw away
editor-twin = { $question } asks nearly the same.
editor-twin-in = { $question } in { $bank } asks nearly the same.
editor-twin-show = Show it
editor-clash = The question { $question } was changed here, and in the file meanwhile. Which is to stay?
editor-side-mine = As you wrote it
editor-side-theirs = As it is in the file
editor-side-gone = It is not in the file any more, or cannot be read.
editor-keep-mine = Keep mine
editor-take-theirs = Take theirs
editor-keep-both = Keep both, mine under a new name
keys-editor = Writing a bank
keys-editor-new = new question, or one like this
keys-editor-question = another question
keys-editor-move = move this question
keys-editor-undo = undo, redo
keys-editor-save = save now
keys-editor-remove = take this question out
keys-editor-row = in a row: add one below
keys-editor-pane = to the next part of the window
keys-editor-key = show or hide the key
keys-edit = edit this bank or question

## A bank that was handed on

offer-title = A bank for you
offer-from = From the file { $file }. Nothing is kept before you install it.
offer-install = Install
offer-replace = Take this version
offer-installed = Installed as { $file }. It is on, and its questions are asked from the next session on.
offer-replaced = { $file } is this version now. What was there before is kept, and can be put back.
offer-sums-right = as it was packed
offer-sums-bad = changed on the way
offer-sums-wrong = This is not what was packed: { $files }. It was damaged or changed on the way. Ask for it again; nothing was installed.
offer-shipped = This bank comes with Smriti, and nothing takes its place. To change it, copy it in the Library first.
offer-same = You have exactly this bank. There is nothing to install.
offer-mistakes = { $count ->
    [one] There is 1 mistake in it. A question that has one is not asked; the Library will name it with its line.
   *[other] There are { $count } mistakes in it. Questions that have one are not asked; the Library will name each with its line.
}
offer-taken = { $count ->
    [one] 1 of its questions is in another of your banks already and will be left out here.
   *[other] { $count } of its questions are in other banks of yours already and will be left out here.
}
offer-images = { $count ->
    [one] 1 image
   *[other] { $count } images
}
offer-by = By { $authors }
offer-licence = Licence: { $licence }
offer-licence-unknown = This is no licence that says by its name what you may do with it. Ask its author before you hand it on.
offer-changes = You have this bank already. What changes:
offer-added = { $count ->
    [one] 1 new question
   *[other] { $count } new questions
}
offer-removed = { $count ->
    [one] 1 question is gone
   *[other] { $count } questions are gone
}
offer-keys = { $count ->
    [one] 1 has another key
   *[other] { $count } have another key
}
offer-changed = { $count ->
    [one] 1 says something else
   *[other] { $count } say something else
}
offer-head = title, topics or sources differ
offer-reordered = another order
offer-layout = only spaces, comments or the like
offer-progress-stays = What you have learned stays. Questions with another key are asked again, and your mock exams are marked again.
offer-is-new = new
offer-is-gone = gone; your answers to it are kept
offer-key-differs = another key
offer-text-differs = another text
offer-rest-differs = other topic, sources, dates or the like
offer-several = { $count ->
   *[other] There are { $count } banks in this zip. Unpack it and open one of them after the other.
}
offer-no-bank = There is no bank in this file that can be read. Ask whoever packed it to check it first.
offer-not-text = The bank in this file is not UTF-8 text. Ask whoever made it to save it as UTF-8.
offer-unreadable = The file cannot be read: { $why }. Nothing was changed.

## Many questions at once

many-chosen = { $count ->
    [one] 1 question chosen
   *[other] { $count } questions chosen
}
many-all = { $count ->
    [one] Choose it
   *[other] Choose all { $count }
}
many-clear = Clear
many-tag = Tag…
many-move = Move…
many-copy = Copy…
many-shipped = { $count ->
    [one] One of them is part of Smriti and stays as it is: it can be copied or exported.
   *[other] { $count } of them are part of Smriti and stay as they are: they can be copied or exported.
}
many-tags-title = { $count ->
    [one] Tags of 1 question
   *[other] Tags of { $count } questions
}
many-tags-add = Tags to be given, with commas between them
many-tags-placeholder = week 3, Prelims
many-tags-there = Tags they have: press one to take it off
many-tags-counting = Looking for the tags they have…
many-tags-none = They have no tags yet.
many-tag-off = { $tag } · taken off { $count }
many-tags-do = Save the tags
many-move-title = { $count ->
    [one] Move 1 question
   *[other] Move { $count } questions
}
many-copy-title = { $count ->
    [one] Copy 1 question
   *[other] Copy { $count } questions
}
many-move-hint = They take their comments along, and the sources, facts and passages they name. What you remember of them stays.
many-copy-hint = A copy gets a name of its own. What you remember of a question counts for its copy too.
many-no-bank = You have no bank of your own yet. Begin one under Banks with N, then choose again.
many-to-bank = To which bank
many-to-topic = Under which topic
many-topic-kept = Each under its own topic
many-move-do = Move
many-copy-do = Copy
many-undo = Undo
many-undone = Taken back: the questions are as they were.
many-tagged = { $count ->
    [one] The tags of 1 question were changed.
   *[other] The tags of { $count } questions were changed.
}
many-moved = { $count ->
    [one] 1 question was moved to { $bank }.
   *[other] { $count } questions were moved to { $bank }.
}
many-copied = { $count ->
    [one] 1 question was copied to { $bank }.
   *[other] { $count } questions were copied to { $bank }.
}
many-renamed = { $count ->
    [one] One has a new name, since its own was taken there.
   *[other] { $count } have new names, since their own were taken there.
}
refused-not-a-bank = Nothing was changed: { $file } cannot be read as a bank. Mend it first.
refused-not-written = Nothing was changed: the question { $question } cannot be read or written as it is. Mend it first.
refused-changed = { $file } was changed elsewhere at the same moment, so it was left as it is. Try again.
keys-tick = Choose a question, or all
keys-tag = Tag the chosen ones
keys-carry = Move or copy them
keys-many-undo = Take that back

## Export

export-picked = Export…
export-bank = Export { $bank }
export-questions = { $count ->
    [one] Export 1 question
   *[other] Export { $count } questions
}
export-language = In which language: this format holds one
export-to-share = For people who have Smriti
export-to-course = For a course
export-to-table = As a table
export-to-cards = For cards and quizzes
export-two-languages = both languages
export-one-language = one language
export-images = with pictures
export-no-images = without pictures
export-do = Choose a place…
export-read = { $count ->
    [one] 1 question read
   *[other] { $count } questions read
}
export-written = { $count ->
    [one] 1 question is in { $path }
   *[other] { $count } questions are in { $path }
}
export-changed = { $count ->
    [one] 1 thing said otherwise
   *[other] { $count } things said otherwise
}
export-whole = nothing left out, nothing changed
export-unreadable = { $count ->
    [one] 1 question cannot be read as it is, and was left out. Mend it in its bank.
   *[other] { $count } questions cannot be read as they are, and were left out. Mend them in their banks.
}
export-exists = There is a file { $path } already. Give this one another name.
export-failed = It cannot be written in this format: { $why }
keys-export = Export the bank, or the chosen ones
picture-coming = Reading the image…
picture-close = Close
picture-crowded = There are too many images on this page to show this one.
picture-no-folder = The image { $name } is not there: this bank has no folder of images.
picture-bad-name = { $name } cannot be the name of an image.
picture-missing = The image { $name } is missing. It belongs in the folder “images” beside the bank’s file.
picture-outside = { $name } is not a file within its bank’s folder.
picture-unreadable = The image { $name } cannot be read: { $error }
picture-other-kind = { $name } is no PNG, JPEG, WebP or SVG image.
picture-too-large = { $name } is larger than { $most } MiB. Make it smaller, or save it as JPEG.
picture-too-many-pixels = { $name } has { $width } × { $height } pixels; at most 16 million are shown.
picture-damaged = { $name } is damaged and cannot be shown.
picture-too-intricate = { $name } is too intricate a drawing. Save it as PNG.
problem-image-missing = The image “{ $found }” is not there. Put the file into the folder “images” beside the bank’s file.
problem-image-outside = The image “{ $found }” is not a file within the bank’s folder. Put a copy of it into the folder “images”.
problem-no-alt = Nothing says what the image “{ $found }” shows. Say it between the square brackets.
editor-picture = Picture…
editor-picture-file = The file of the picture. A copy is kept beside the bank, and goes into the text where you typed last.
editor-picture-hint = such as /home/me/map.png
editor-picture-put = Put it in
editor-picture-browse = Choose a file…
keys-editor-picture = put a picture into the text

# The form of what a bank says of itself
editor-head = About this bank
editor-head-title = Title
editor-head-subject = What it belongs to, shown under the title
editor-head-about = One or two sentences for the Library
editor-head-licence = Licence: what others may do with it
editor-head-rights = All rights reserved
editor-head-authors = Who wrote it, one on each line
editor-head-languages = Languages that every question is in
editor-head-id = Name of the bank
editor-head-topics = Topics: { $count }
editor-head-topic = Topic, as learners see it
editor-head-topic-add = New topic
editor-head-sources = Sources: { $count }
editor-head-source = Label on the question, such as “Art. 65”
editor-head-source-add = New source
editor-head-note = Said beside it, if anything must be
editor-head-facts = Facts: { $count }
editor-head-fact = The fact in one sentence
editor-head-fact-add = New fact
editor-head-passages = Passages: { $count }
editor-head-passage = Passage that several questions are about
editor-head-passage-add = New passage
editor-head-more = Show more
editor-head-new = new
editor-head-uses = { $count ->
    [0] in no question
    [one] in one question
   *[other] in { $count } questions
}
editor-head-preview = As the Library shows it
editor-clash-head = What this bank says of itself was changed here, and in the file meanwhile. Which is to stay?
editor-side-gone-part = Nothing, or not there any more
keys-editor-head = about the bank: title, licence, topics, sources

# ---- The report on a lesson
results-title = Report
results-working = Working out the figures …
results-not-read = The lesson cannot be read: { $why }. Its file is as it was.
results-nobody = Nobody answered a question in this lesson, so there is nothing to tell yet. Count hands or let phones in while a question’s choices are shown.
results-not-over = The lesson is not over: this is how it stands.
results-hands-only = Only hands were counted. They say how many were right; but hands belong to nobody, so there are no marks and no list of students.
results-too-few = Students there for every question: { $count }. With fewer than { $least } no figure can be trusted: read the answers, not the numbers.
results-rough = Students there for every question: { $count }. The figures are rough: another class may well give others.
results-tab-overview = Overview
results-tab-questions = Questions
results-tab-students = Students
results-explain = What do these mean?
results-explain-not = Hide the meanings
results-back = Back
results-sat = Sat
results-sat-count = { $count ->
    [one] One student
   *[other] { $count } students
}
results-sat-whole = { $count } there for every question; on these all figures rest.
results-sat-all = All were there for every question.
results-sat-missing = Of { $class } missing, by roll number: { $numbers }.
results-mean = Mean
results-of-marks = { $marks } of { $out }
results-mean-below = Hard for this class: 50 to 75 % is usual.
results-mean-within = As it should be: 50 to 75 % is usual.
results-mean-above = Easy for this class: 50 to 75 % is usual.
results-median = Median
results-median-means = Half of the class has more than this, half has less.
results-sd = Standard deviation
results-sd-below = Marks are close together: 12 to 18 % is usual.
results-sd-within = As it should be: 12 to 18 % is usual.
results-sd-above = Marks are far apart: 12 to 18 % is usual.
results-alpha = Cronbach’s alpha
results-alpha-satisfactory = Satisfactory: the questions agree on who knows more.
results-alpha-middling = Middling: do not rank students by this lesson alone.
results-alpha-unsatisfactory = Unsatisfactory for ranking students, as is usual with few questions. For teaching it is still good.
results-alpha-none = Needs two questions, two students and marks that differ.
results-sem = Standard error
results-sem-means = Chance alone moves a student’s marks by this much in two of three cases. Smaller differences say nothing.
results-histogram = Students by marks
results-histogram-marks = Marks
results-histogram-percent = Marks, in % of { $out }
results-histogram-count = Students
results-histogram-below = below 0
results-worst = What went worst
results-worst-none = Nothing: all answers were right.
results-warm-up = Make tomorrow’s warm-up
results-warm-up-about = A new lesson of these questions, to begin the next class with.
results-teams = Teams
results-question-figures = Facility { $facility } · discrimination { $discrimination } · efficiency { $efficiency } · left { $left } · median time { $time }
results-question-hands = Right { $facility }, by hands
results-votes = First vote { $first } right, last vote { $last } right
results-hands = Hands
results-thirds = top third { $top } · middle { $middle } · bottom { $bottom }
results-key = right
results-flag-negative = Those who did well elsewhere did worse here. Check the key, and whether the wording misleads.
results-flag-weak = It hardly tells those who know more from those who know less.
results-flag-beats = The top third chose { $letter } more than the key. Check the key, or teach why { $letter } is wrong.
results-flag-unchosen = Nobody chose { $letters }. A wrong choice that tempts nobody can be replaced.
results-flag-hard = Less than 30 % of the marks were earned. Teach it again, or ask it more simply.
results-flag-easy = More than 70 % of the marks were earned. It is known, and tells little.
results-order-lesson = In the order of the lesson
results-order-worst = Worst first
results-means-facility = Facility: the mean mark as a share of the most. Between 30 and 70 % a question tells most.
results-means-discrimination = Discrimination (−100 to 100): whether those who did well elsewhere did well here. It should reach 25; 35 is good; below 0 something is wrong.
results-means-efficiency = Efficiency: the same, but fair to very easy and very hard questions. More than 50 is good.
results-means-left = Left: the share of those who had the question before them and gave no answer.
results-means-thirds = Thirds: the class by marks in all questions. A good wrong choice tempts the bottom third, not the top.
results-search = Name or roll number
results-students-none = No student is called so.
results-sort = Sort by
results-sort-rank = Rank
results-sort-name = Name
results-sort-roll = Roll number
results-sort-worst = Lowest first
results-column-rank = Rank
results-column-roll = Roll No.
results-column-name = Name
results-column-marks = Marks
results-column-right = Right
results-column-wrong = Wrong
results-column-left = Left
results-column-missed = Missed
results-column-percentile = Percentile
results-percentile-means = Percentile: the share of this class with as many marks or fewer, as the Railway Recruitment Boards count it. Missed: questions asked before the student came.
results-save = Save
results-save-workbook = Excel
results-save-tables = CSV, three tables
results-save-paper = PDF to print
results-saved-tables = Three tables written to { $path }
results-column-percent = %
class-report = Report
room-report = Report
keys-class-report = Report
keys-results = Report on a lesson
keys-results-tab = Overview, questions, students
keys-results-order = Worst first, or sort
keys-results-explain = What the figures mean
keys-results-save = Save: Excel, CSV, PDF
keys-results-find = Search students

# What classes made of a question, in the editor
past-title = In class
past-asked = { $lessons ->
    [one] Asked in one lesson, on { $date }
   *[other] Asked in { $lessons } lessons, last on { $date }
}
past-answers = { $count ->
    [one] One answer: { $percent } right
   *[other] { $count } answers: { $percent } right
}
past-discrimination = Discrimination { $index }: { $said }
past-discrimination-few = Too few students so far to say how well it tells them apart.
past-telling-good = it tells well who knows more
past-telling-fair = it tells who knows more
past-telling-weak = it hardly tells who knows more
past-telling-negative = those who know more did worse; check the key
past-wrong = Most chosen wrong answer: { $choice } ({ $percent })
past-earlier = The key was changed since: these figures are of the earlier version.
past-reworded = Words were changed since it was last asked; the key is the same.


# ---- Class

rail-class = Class
class-title = Class
class-about = Pick questions, put them on the projector, count hands. No internet, no devices needed.
class-new = A new lesson
class-count = Questions
class-time = Time for each
class-seconds = { $seconds } s
class-no-time = no limit
class-marks = A right answer earns
class-earns-one = 1 mark
class-earns-civil = 2, wrong −⅔
class-earns-staff = 2, wrong −½
class-earns-certainty = by certainty
class-begin = Open the lesson
class-from-all = { $count ->
    [one] From all banks: one question
   *[other] From all banks: { $count } questions
}
class-from = { $count ->
    [one] From one question
   *[other] From { $count } questions
}
class-these = { $count ->
    [one] One question
   *[other] { $count } questions
}
class-all = Take from all
class-others = Choose others
class-before = Lessons so far
class-before-none = None yet. Every lesson is kept here, with what the class answered.
class-lesson-title = Revision, { $date }
class-none = None of these questions can be asked in a class: those that are answered by typing are left out. Choose other topics.
keys-class = A class
keys-class-next = What comes next
keys-class-back = What was before
keys-class-pause = Stop the clock, go on
keys-class-black = Black screen
keys-class-hands = Count hands
keys-class-vote = Vote again
keys-class-teach = Teach again
keys-class-window = Projector window
keys-class-team = Team: right, wrong, pass
keys-class-tools = All tools
keys-class-warm-up = Warm-up of the worst
room-question = Question { $number } of { $count }
room-no-question = This question is missing from the lesson.
room-own-pace = Everybody answers at their own pace.
room-over = The lesson is over
room-right-of = { $right } of { $total } right
room-not-asked = not asked
room-team = Team { $name }
room-teach-again-mark = teach again
room-second-vote = Second vote
room-answered = { $count } of { $of } answered
room-paused = Paused
room-continue = Go on
room-pause = Pause
room-begin = Begin
room-close = End the vote
room-show-choices = Show the choices
room-show-spread = Show the votes
room-strike = Strike out
room-show-key = Show the key
room-show-reason = Show the reason
room-next = Next question
room-finish = Finish
room-warm-up = Tomorrow’s warm-up
room-done = Done
room-more = More
room-less = Less
room-back = Back
room-hands = Count hands
room-vote-again = Vote again
room-teach-again = Teach again
room-teach-again-not = Not to be taught again
room-black = Black
room-light = Show again
room-window = Projector window
room-window-close = One window
room-leave = Leave
room-no-teams = none
room-teams = Teams
room-play-right = Right
room-play-wrong = Wrong
room-play-pass = Pass on
room-unplay = Take back
room-after-this = After this
room-spread = Votes
room-no-votes = Nobody has voted yet.
room-hands-title = Hands raised
room-hands-about = How many hands for each choice?
room-hands-sum = { $count ->
    [one] One hand
   *[other] { $count } hands
}
room-hands-unclear = Only whole numbers can be counted.
room-hands-keep = Keep
room-leave-title = Leave the lesson?
room-leave-about = All that happened is kept. You can go on with it later from “Lessons so far”, or end it now.
room-end = End the lesson
room-stay = Stay
room-not-kept = The lesson could not be kept ({ $why }). What was shown as kept is safe. Leave the lesson, make room on the disk and open it again.
room-gone = This lesson is closed. Open it again from “Lessons so far”.
room-damaged = { $count ->
    [one] One entry of this lesson was damaged and is left out.
   *[other] { $count } entries of this lesson were damaged and are left out.
}
room-refused-over = The lesson is over.
room-refused-name = A name needs between 1 and 40 letters.
room-refused-roll = Somebody with this roll number is here already.
room-refused-seat = Nobody sits there any more.
room-refused-full = The room is full.
room-refused-locked = The room is locked.
room-refused-now = That cannot be done now.
class-phones = Phones
class-phones-none = none
class-phones-letters = letters only
class-phones-texts = with the text
class-phones-hint = Phones join over the local network, without internet. The lesson shows where.
room-join-at = Join at
room-code = Code
room-seats = { $count ->
    [0] Nobody is here yet
    [one] One is here
   *[other] { $count } are here
}
room-nobody-reached = No phone has reached this address yet. All must be on the same Wi-Fi; some routers keep devices apart. A phone’s hotspot carries about ten devices.
room-reached = Connected: { $count }. Addresses that reached us: { $addresses }.
room-more-seats = { $count ->
    [one] and one more
   *[other] and { $count } more
}
room-lock = Let nobody else in
room-unlock = Let others in
room-name-held = name held back
room-name-let = Let it stand
room-seat-remove = Remove
room-people = Who is here
room-door = Let phones in
room-door-close = Shut phones out
room-no-network = This computer is on no network that phones could reach. Join a Wi-Fi or open a hotspot, then let phones in.
room-no-server = Phones cannot be let in ({ $why }). The lesson goes on without them.
room-save = Save the results
keys-class-people = Who is here

# A class on paper
room-print = Print
room-answers = Paper answers
paper-title = Print papers
paper-about = Question papers, answer sheets and keys as PDF. Printing again gives the same sets.
paper-school = School
paper-school-hint = as it stands over the paper
paper-class = Class
paper-class-hint = 9 B
paper-subject = Subject
paper-subject-hint = what is examined
paper-date = Date
paper-date-hint = left out if empty
paper-time = Time
paper-time-hint = 30 minutes
paper-marks = Maximum marks
paper-marks-hint = left out if empty
paper-instructions = Instructions, one on each line
paper-instructions-hint = the usual ones
paper-kinds = What to make
paper-kind-questions = Question paper
paper-kind-big = Big-type version
paper-kind-sheet = Answer sheet
paper-kind-key = Answer key
paper-kind-solutions = Solutions
paper-sets = Sets
paper-sets-hint = Each set asks the questions in another order. Options stay where they are.
paper-language = Language of the paper
paper-english = English
paper-hindi = Hindi
paper-both = both
paper-type = Type
paper-normal-type = normal
paper-big-type = big
paper-columns = Columns
paper-one-column = one
paper-two-columns = two
paper-make = Make the papers
paper-made-of = { $made } of { $of } made
paper-made = { $count ->
    [one] One file is in { $path }
   *[other] { $count } files are in { $path }
}
paper-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
paper-images-missing = { $count ->
    [one] An image could not be found. Its place says so.
   *[other] { $count } images could not be found. Their places say so.
}
paper-open = Open the folder
paper-done = Done
paper-there = In { $path } there is already: { $names }. Nothing was changed. Replace these files, or make the papers in another folder.
paper-replace = Replace
paper-failed = The papers could not be made ({ $why }). Nothing was written.
answers-title = Paper answers
answers-about = Type the letter of each answer. Everything is kept as you type it.
answers-nobody = Nobody is here yet. Press N to add a student, or O to read a table of answers.
answers-roll = No.
answers-name = Name
answers-set = Set
answers-marks = Marks
answers-rows = Rows { $from } to { $to } of { $of }
answers-set-of = Set of this paper
answers-add = Add a student
answers-find = Find
answers-sets = Several sets
answers-sets-not = One set
answers-file = Read a table
answers-undo = Undo
answers-done = Done
answers-keys = Space or – leaves a question blank, Backspace goes back, Enter ends the row, arrows go anywhere. Where several are right, type all letters, then Space.
answers-roll-hint = No.
answers-name-hint = name
answers-find-hint = roll number or name
answers-file-about = A CSV or Excel file with a row for each student: roll number or name, set if there are several, and a column for each question (1, 2, 3 … or Q1, Q2, Q3 …).
answers-file-hint = where the file is
answers-accept = Accept
answers-no-choice = Question { $number } has the choices A to { $last }.
answers-full = This row is full. Enter goes on to the next one, arrows go back.
answers-left = { $name }: { $count ->
    [one] one question was left out. It counts as blank.
   *[other] { $count } questions were left out. They count as blank.
}
answers-last = That was the last row.
answers-not-found = Nobody here has this number or name.
answers-nothing-to-undo = There is nothing to take back.
answers-taken = { $count ->
    [one] One paper was taken from the table.
   *[other] { $count } papers were taken from the table.
}
answers-too-large = This file is too large for a table of answers. Nothing was read.
answers-table = Rows: { $rows }. Questions: { $questions }.
answers-table-about = Nothing is kept before you take it.
answers-table-replaces = Some of these students have other answers already. Taking the table replaces them.
answers-take = { $count ->
    [one] Take one paper
   *[other] Take { $count } papers
}
answers-doubts = { $count ->
    [one] One thing to look at
   *[other] { $count } things to look at
}
answers-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
answers-replaces = other answers so far
answers-new-student = new
answers-answered = { $count ->
    [one] one answer
   *[other] { $count } answers
}
answers-doubt-at = Row { $row }: { $said }
answers-doubt-no-table = This is no table that can be read: a CSV, Excel or OpenDocument file is needed.
answers-doubt-no-heads = No row names the questions. The first row should say which column is which: roll, name, 1, 2, 3 …
answers-doubt-no-who = No column says whose answers these are: a roll number or a name is needed.
answers-doubt-no-such = the paper has no question “{ $head }”; this column is left out
answers-doubt-twice = question { $number } has two columns; the first is taken
answers-doubt-nobody = no name and no roll number; left out
answers-doubt-again = the same student as in row { $row }; left out
answers-doubt-too-long = the name or the number is too long; left out
answers-doubt-no-set = “{ $set }” is no set; left out
answers-doubt-no-choice = “{ $written }” is no choice of question { $number }; not taken
answers-doubt-several = “{ $written }” marks several choices of question { $number }, which has one; not taken
answers-doubt-absent = no answer at all; taken as absent
answers-doubt-rows = there are more rows than a class can have; the rest is left out
keys-class-print = Print papers
keys-class-answers = Paper answers

# Classes and what a lesson is wished to be
many-teach = Ask in class
class-reading = Reading what was kept …
class-whom = For
class-anybody = whoever is there
class-make = New class
class-change = Change the roll
class-unread = { $count ->
    [one] A class could not be read. Its file is as it was, in the folder of classes beside your data.
   *[other] { $count } classes could not be read. Their files are as they were, in the folder of classes beside your data.
}
class-gone = { $class } was let go. Its lessons stay.
class-form-new = A new class
class-form-change = The class
class-form-name = What it is called
class-form-name-hint = 9 B, or: Evening batch
class-form-roll = Its roll: a line for each, with number and name
class-form-roll-hint = 
    Paste from a spreadsheet, or type:
    1, Asha Verma
    2, Dev Nath
    Names alone are numbered. Without a roll everybody names themselves.
class-form-pupils = { $count ->
    [one] 1 name
   *[other] { $count } names
}
class-form-counted = { $count ->
    [one] 1 name, numbered
   *[other] { $count } names, numbered in this order
}
class-form-nobody = No roll: everybody names themselves
class-form-file = From a file …
class-form-let-go = Let this class go
class-roll-too-large = This file is too large to be a roll. Nothing was changed.
class-roll-none = There are no names in this file. Nothing was changed. It should be a table or a text with a number and a name in each line.
class-doubt-no-number = Line { $line } has no roll number, unlike the others: left out.
class-doubt-no-name = Line { $line } has no name: left out.
class-doubt-same-number = Line { $line } has the number of line { $earlier }: left out.
class-doubt-long-number = The number in line { $line } is too long: left out.
class-doubt-long-name = The name in line { $line } is longer than 40 letters: left out.
class-doubt-too-many = Line { $line } and those after it: a roll has at most 2,000 names.
class-doubt-more = { $count ->
    [one] and 1 more line
   *[other] and { $count } more lines
}
class-more = More choices
class-less = Fewer choices
class-minutes = { $count } min
class-time-in-all = Time in all
class-earns-speed = by speed, up to 1,000
class-earns-speed-hint = Who is right at once gets 1,000 points, who is right at the last moment 500. Slow readers lose by it.
class-order-given = as chosen
class-order-mixed = mixed
class-order-easy = easy ones first
class-order = Order
class-level = How hard
class-level-any = any
class-level-easy = easy
class-level-middle = middling
class-level-hard = hard
class-pace = Pace
class-pace-teacher = I lead
class-pace-own = everybody their own
class-from-topics = From topics
class-from-wrong = What this class got wrong
class-wrong-about = Questions of which fewer than 80 in 100 answers were right the last time, or that you marked to be taught again; the worst first.
class-wrong-none = Nothing went wrong in the lessons of this class so far, or those questions are no longer installed. Choose topics instead.
class-lesson-title-of = Revision, { $class }, { $date }
class-phones-shuffled = text, mixed choices
class-phones-also = Phones also
class-asks-certainty = ask how sure
class-tells-ranks = tell the rank
keys-class-new = Desk: new class
keys-class-more = Desk: more choices
keys-library-class = Ask the ticked in class

keys-class-door = Let phones in; addresses and help

# Bringing class answers in

claim-title = Bring in class answers
claim-about = What you answered in a class becomes your own reviews.
claim-file = From a file
claim-file-about = On your phone, when the lesson is over: “Keep my answers”. Bring the file here, or drop it on this window.
claim-browse = Choose the file
claim-near = From the teacher’s computer
claim-near-about = While the teacher’s room is open and this computer is on the same network: type the address on the board and the code that your phone shows.
claim-code = Code on your phone
claim-fetch = Fetch my answers
claim-busy = Fetching…
claim-take = Take them
claim-others = Bring others
# $count is how many questions were answered, $right how many of those rightly.
claim-answers = { $count ->
    [one] { $count } answer, { $right } right
   *[other] { $count } answers, { $right } right
}
claim-new = { $count ->
    [one] { $count } answer will become a review
   *[other] { $count } answers will become reviews
}
claim-here = { $count ->
    [one] { $count } answer is among yours already
   *[other] { $count } answers are among yours already
}
claim-taken = { $count ->
    [one] { $count } answer is now a review
   *[other] { $count } answers are now reviews
}
claim-soon = { $count ->
    [one] { $count } fact comes up by tomorrow
   *[other] { $count } facts come up by tomorrow
}
claim-missing = { $count ->
    [one] { $count } answer is to a question of a bank that is not installed here; it stays out
   *[other] { $count } answers are to questions of banks that are not installed here; they stay out
}
claim-changed = { $count ->
    [one] { $count } answer is to a question whose key is another one here; it stays out
   *[other] { $count } answers are to questions whose key is another one here; they stay out
}
claim-nothing = None of these answers can be taken here. Install the bank that the lesson was from, and bring them again.
claim-ahead = By this file the lesson ends on { $date }, which has yet to come. Look at the date of this computer and of the teacher’s.
claim-counts = Each counts on the day when it was given, and once, however often you bring it.
claim-reading = The banks are still being read. Try again in a moment.
claim-not-ours = This is no file of class answers.
claim-newer = A newer Smriti wrote this file. Update Smriti to bring it in.
claim-damaged = This file is not what was written: it was changed or cut short on the way. Keep your answers once more and bring that file.
claim-no-address = This is no address. Type it as it stands on the board, such as 192.168.1.5:8472.
claim-not-local = This address is not on a network of your own, so nothing was asked there.
claim-no-code = This is no code. It has eight letters and digits, as your phone shows it.
claim-unreached = Nobody answers there ({ $why }). Is this computer on the same network, and the teacher’s room open?
claim-wrong-code = The teacher’s computer does not know this code. Press “Keep my answers” on your phone again.
claim-wait = Too many wrong codes came from here. Wait a minute, then try again.
claim-no-class = Something else than a class answers there.

# The door of a class

door-title = Phones
door-help = What to do
door-which = This computer is on more than one network. Pick the one that the phones are on.
door-square-show = Show the QR code beside questions
door-square-hide = Hide the QR code beside questions
door-nobody = No phone has reached this computer yet. Go through these steps with one phone first.
door-steps = If a phone does not get here
door-step-same = The phone and this computer must be on the same Wi-Fi. If the phone says that it has no internet, choose to stay connected; mobile data may have to be off.
door-step-type = Type the address into the phone’s browser exactly as it stands, with the part after the colon. Not into its search; http, not https.
door-step-apart = The Wi-Fi of many schools keeps devices apart (“client isolation”). Then no setting here helps: open a hotspot, as below.
door-step-wall = If this computer asks whether Smriti may be reached on private networks, allow it. Under Linux with a firewall: sudo ufw allow 8472/tcp
door-spot = A hotspot of your own, without internet
door-spot-windows = Windows: Settings, Network & internet, Mobile hotspot, on. Phones join it; then pick the address that begins with 192.168.137 above.
door-spot-linux = Linux: Settings, Wi-Fi, the menu, Turn on Wi-Fi hotspot. Then pick the address that begins with 10.42 above.
door-spot-phone = A phone: turn its hotspot on, join it with this computer and with the other phones, and open the door here anew. It carries about ten devices.
keys-class-bring = Desk: bring in class answers
keys-class-square = Show or hide the QR code beside questions

room-take-home = Save answers to take home
room-taken-home = { $count ->
    [one] { $count } file is in { $path }. Hand it to its student: in their Smriti it becomes their own reviews.
   *[other] { $count } files are in { $path }. Hand each student theirs: in their Smriti it becomes their own reviews.
}
room-nothing-home = Nobody here answered a question whose key was told, so there is nothing to take home.
