    local out directive typed=$cur
    if [[ $cur == [\"\']* ]]; then
        typed=${cur:1} words[cword]=
        [[ -z $typed ]] || words[cword]=$(printf %q "$typed")
    fi
    local opened=${cur%"$typed"}
    cur=$typed
    __allies_get_completion_results
    __allies_process_completion_results
    [[ -z $opened || ${#COMPREPLY[@]} -ne 1 ]] || eval "COMPREPLY[0]=${COMPREPLY[0]}"
