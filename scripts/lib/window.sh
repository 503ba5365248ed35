# shellcheck shell=bash
# A screen that nobody sees, and a program driven on it by keys. Sourced by the scripts that look
# at the real window; needs Xvfb, xdotool and ImageMagick, and uses openbox if it is there.
#
#   start_display 1280x800
#   start_app target/release/smriti --data-dir "$dir"
#   wait_window '^Smriti'
#   key Return; type_text Asha; shot first.png
#   stop_app KILL

display_pid=
manager_pid=
app_pid=
window=

# start_display WIDTHxHEIGHT: a display of our own; DISPLAY is set, and all of it ends with the script.
start_display() {
    local number
    number=$(mktemp)
    # -noreset: without it the server forgets its keyboard when its first client leaves.
    Xvfb -displayfd 6 -screen 0 "${1}x24" -nolisten tcp -noreset 6>"$number" 2>/dev/null &
    display_pid=$!
    trap stop_display EXIT
    until [[ -s $number ]]; do
        alive "$display_pid" || { echo "Xvfb did not start." >&2; return 1; }
        sleep 0.05
    done
    DISPLAY=:$(<"$number")
    export DISPLAY
    unset WAYLAND_DISPLAY
    rm "$number"
    if command -v openbox >/dev/null; then
        openbox --sm-disable >/dev/null 2>&1 &
        manager_pid=$!
        sleep 0.5
    fi
}

stop_display() {
    stop_app TERM
    [[ -z $manager_pid ]] || kill "$manager_pid" 2>/dev/null || true
    [[ -z $display_pid ]] || kill "$display_pid" 2>/dev/null || true
    wait 2>/dev/null || true
}

alive() {
    [[ -n $1 ]] && kill -0 "$1" 2>/dev/null
}

# start_app PROGRAM ARGUMENT…
start_app() {
    "$@" &
    app_pid=$!
}

# stop_app SIGNAL: ends the app, and waits until it is gone.
stop_app() {
    [[ -n $app_pid ]] || return 0
    kill "-$1" "$app_pid" 2>/dev/null || true
    wait "$app_pid" 2>/dev/null || true
    app_pid=
}

# wait_window TITLE [SECONDS]: until a window whose title matches is there; focuses it.
wait_window() {
    local tries=$((${2:-10} * 20))
    until window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -n 1) &&
        [[ -n $window ]]; do
        alive "$app_pid" || { echo "The app ended before its window opened." >&2; return 1; }
        ((tries-- > 0)) || { echo "No window named $1 appeared." >&2; return 1; }
        sleep 0.05
    done
    xdotool windowfocus --sync "$window"
}

# key KEY…: names as xdotool knows them, such as Return, Escape, ctrl+z.
key() {
    xdotool key --clearmodifiers --delay 50 "$@"
}

type_text() {
    xdotool type --delay 50 -- "$1"
}

# shot FILE: a picture of the whole screen. A dead app leaves its last picture there, so it must live.
shot() {
    alive "$app_pid" || { echo "The app is not running; no picture taken." >&2; return 1; }
    import -window root "$1"
}
