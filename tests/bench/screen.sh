# A virtual screen for one measurement: black, and of nobody else. Sourced; needs $folder and die().

screen_pid=
end_screen() {
    kill "$screen_pid" 2>/dev/null || true
    wait "$screen_pid" 2>/dev/null || true
}

# start_screen WIDTH HEIGHT: sets DISPLAY; its pixels lie in $folder/screen/Xvfb_screen0. Ends with the shell.
start_screen() {
    rm -rf "$folder/screen" && mkdir "$folder/screen"
    mkfifo "$folder/screen/number"
    Xvfb -displayfd 3 -screen 0 "$1x$2x24" -fbdir "$folder/screen" -br -noreset -nolisten tcp \
        3> "$folder/screen/number" > "$folder/screen.log" 2>&1 &
    screen_pid=$!
    trap end_screen EXIT
    local number
    read -r number < "$folder/screen/number" || die "Xvfb did not start: $(tail -n 2 "$folder/screen.log")"
    export DISPLAY=":$number"
    unset WAYLAND_DISPLAY
}
