# Written by ./dev docs from app/cli/Commands.cpp; do not edit.
_lucchetto_cli() {
    local word=${COMP_WORDS[COMP_CWORD]} commands="help register login accounts logout password status doctor contacts send listen sync history search devices trust distrust verify uri proof beside-lock" general="--profile --account --json --timeout --password-file --passphrase-file --log-level --xml-log" own= command= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        [[ " $commands " == *" ${COMP_WORDS[i]} "* ]] && command=${COMP_WORDS[i]} && break
    done
    case ${COMP_WORDS[COMP_CWORD-1]} in
        --*-file|--ca|--xml-log) COMPREPLY=($(compgen -f -- "$word")); return ;;
        --profile) COMPREPLY=($(compgen -d -- "$word")); return ;;
    esac
    case $command in
        help) COMPREPLY=($(compgen -W "$commands" -- "$word")); return ;;
        register) own="--host --port --direct-tls --starttls --ca --pin --proxy --resource --token --field" ;;
        login) own="--host --port --direct-tls --starttls --ca --pin --proxy --resource" ;;
        logout) own="--delete-account" ;;
        password) own="--new-password-file" ;;
        contacts) own="--name --group" ;;
        send) own="--lines --omemo --plain --legacy-only --profile-2-only" ;;
        listen) own="--for --count --from" ;;
        history) own="--limit --before" ;;
        search) own="--in --limit" ;;
        trust) own="--unverified" ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$general $own" -- "$word"))
    elif [[ -z $command ]]; then
        COMPREPLY=($(compgen -W "$commands" -- "$word"))
    fi
}
complete -F _lucchetto_cli lucchetto-cli
