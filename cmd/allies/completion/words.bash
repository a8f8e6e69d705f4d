    local i word rest=${COMP_LINE:0:COMP_POINT}
    words=() cword=-1
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $i -eq 0 || $rest == [[:blank:]]* ]]; then
            rest=${rest#"${rest%%[![:blank:]]*}"}
            cword=$((cword + 1))
            words[cword]=""
        fi
        [[ $rest == "$word"* ]] || word=$rest
        words[cword]+=$word
        rest=${rest#"$word"}
    done
    cur=${words[cword]} prev=${words[cword > 0 ? cword - 1 : 0]}
