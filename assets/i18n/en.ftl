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
today-remembered = What you remember now
today-remembered-hint = The chance that you would recall what you have seen, if asked now.
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

## Errors: what happened, what is safe, what to do

error-not-saved = Your answer could not be written to the disk ({ $why }). All answers before it are safe. Try again; if it goes on, free some space or check the disk.
error-not-kept = This could not be written to the disk ({ $why }). Everything before is safe. Try again.
error-in-use = { $name } is open in another window of Smriti. Nothing is lost. Close it there, or pick another learner here.
error-newer = The file of { $name } was written by a newer Smriti (format { $found }, this one knows { $known }). It was left untouched. Install the newer version to open it.
error-data = The data folder { $path } cannot be used ({ $why }). Nothing was changed. Check that you may write there, or start with --data-dir and another folder.
error-open = The file of { $name } could not be opened ({ $why }). It was left as it is. Backups are in its folder.
error-question = This question could not be read ({ $why }). Your progress is safe. Go on to the next one.
error-file = The file could not be used ({ $why }). Nothing was changed.
error-gone = The work was stopped before it finished. Nothing that was kept before is lost. Try again.
error-learner = That could not be done ({ $why }). Nothing was changed.
why-no-space = no space left on the disk
why-read-only = the disk or folder cannot be written to
why-denied = permission denied
why-missing = it was not found
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
notice-backup-failed = No backup could be made ({ $why }). Your answers are safe in your file; please check the disk.
notice-dismiss = Got it
