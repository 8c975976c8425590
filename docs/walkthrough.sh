#!/usr/bin/env bash
# The whole main job, against a running Baton, over its public HTTP API with curl:
# import a file, make tags, count a segment, plan, submit, approve as another person, launch the
# two-wave journey, replay a column of the file as responses, move the test clock, evaluate.
# Prints one JSON line; what it does meanwhile goes to standard error.
#
#   docs/walkthrough.sh --file F.csv.gz [--delimiter ';'] [--key COLUMN] --rule RULE.json \
#                       --outcome 'y=yes' [--control 0.1] [--seed TEXT] [--name CODE]
#
# BATON_URL (default http://localhost:8080), BATON_DATA (default baton-data; demo-users.txt is read
# from it). The instance needs BATON_TEST_CLOCK=true. Survives a restart of the instance.
set -euo pipefail

url=${BATON_URL:-http://localhost:8080}
users=${BATON_DATA:-baton-data}/demo-users.txt
file= delimiter= key= rule= outcome= control=0.1 seed=walkthrough name=
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || { echo "walkthrough: $1 needs a value" >&2; exit 2; }
  case $1 in
    --file) file=$2 ;; --delimiter) delimiter=$2 ;; --key) key=$2 ;; --rule) rule=$2 ;;
    --outcome) outcome=$2 ;; --control) control=$2 ;; --seed) seed=$2 ;; --name) name=$2 ;;
    *) echo "walkthrough: unknown option $1" >&2; exit 2 ;;
  esac
  shift 2
done
[ -r "$file" ] && [ -r "$rule" ] && [ -n "$outcome" ] ||
  { echo "walkthrough: --file, --rule and --outcome are needed" >&2; exit 2; }
[ -r "$users" ] || { echo "walkthrough: no $users; set BATON_DATA" >&2; exit 2; }

base=$(basename "$file"); base=${base%.gz}; base=${base%.csv}
name=${name:-$(printf %s "$base" | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9' _)}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
say() { echo "· $*" >&2; }

# js EXPRESSION: reads JSON on standard input as `it`, prints the value.
js() { node -e 'const it=JSON.parse(require("fs").readFileSync(0,"utf8"));const v=('"$1"');
process.stdout.write(typeof v==="string"?v:JSON.stringify(v)??"")' "${@:2}"; }
# json EXPRESSION ARGS…: builds JSON; the arguments are `a`.
json() { node -e 'const a=process.argv.slice(1),fs=require("fs");
process.stdout.write(JSON.stringify('"$1"'))' "${@:2}"; }

# person ROLE[N]: the Nth user of the role; approver2 gives the second signature where one is asked for.
person() {
  awk -v role="${1%[0-9]}" -v nth="${1##*[!0-9]}" \
    'tolower($3)==tolower(role) && ++n==(nth==""?1:nth){print $1, $2; exit}' "$users"
}
csrf() { awk '$6=="XSRF-TOKEN"{print $7}' "$work/$1.cookies" 2>/dev/null; }

# send ROLE METHOD PATH [CURL OPTIONS…]: prints the body; waits for an instance that is away and logs
# in again where the session is gone; any other refusal ends the walk with the problem's own words.
send() {
  local role=$1 method=$2 path=$3 status tries=0; shift 3
  [ -e "$work/$role.cookies" ] || log_in "$role"
  while :; do
    status=$(curl -sS -o "$work/$role.body" -w '%{http_code}' -X "$method" -b "$work/$role.cookies" \
      -c "$work/$role.cookies" -H "X-XSRF-TOKEN: $(csrf "$role")" "$@" "$url$path" 2>"$work/$role.error") || status=000
    case $status in
      2*) cat "$work/$role.body"; return ;;
      401) [ "$path" != /api/session ] || { cat "$work/$role.body" >&2; exit 1; }; log_in "$role" ;;
      000|502|503) ;;
      *) echo "walkthrough: $method $path: $status $(cat "$work/$role.body")" >&2; exit 1 ;;
    esac
    tries=$((tries + 1))
    [ $tries -le 240 ] || { echo "walkthrough: no answer from $url: $(cat "$work/$role.error")" >&2; exit 1; }
    [ "$status" = 401 ] || sleep 1
  done
}
log_in() {
  local role=$1 who password
  read -r who password <<<"$(person "$role")"
  [ -n "$who" ] || { echo "walkthrough: no $role in $users" >&2; exit 2; }
  curl -sS -o /dev/null -c "$work/$role.cookies" "$url/api/session" 2>/dev/null || return 0
  json '({name:a[0],password:a[1]})' "$who" "$password" >"$work/$role.login"
  curl -sS -o /dev/null -b "$work/$role.cookies" -c "$work/$role.cookies" -H "X-XSRF-TOKEN: $(csrf "$role")" \
    -H 'Content-Type: application/json' --data "@$work/$role.login" "$url/api/session" 2>/dev/null || return 0
  curl -sS -o /dev/null -b "$work/$role.cookies" -c "$work/$role.cookies" "$url/api/session" 2>/dev/null || return 0
}
# post ROLE PATH: the body comes on standard input and is kept, so that it can be sent again.
post() {
  cat >"$work/$1.post"
  send "$1" POST "$2" -H 'Content-Type: application/json' --data-binary "@$work/$1.post"
}
# until PATH CONDITION ROLE: asks once a second until the condition on `it` holds.
until_true() {
  local role=$1 path=$2 condition=$3
  while [ "$(send "$role" GET "$path" | js "$condition")" != true ]; do sleep 0.5; done
}
advance() {
  say "clock: $2"
  json '({seconds:+a[0]})' "$1" >"$work/advance"
  post administrator /api/clock/advance <"$work/advance" >/dev/null
}

say "import $base as $name"
send marketer POST /api/imports/preview -F "file=@$file" ${delimiter:+-F "delimiter=$delimiter"} >"$work/preview"
json '(p=>({upload:p.upload,code:a[1],name:a[1],key:a[2]||null,columns:p.columns.map(c=>({name:c.name,type:c.type,scale:c.scale,include:true}))}))(JSON.parse(fs.readFileSync(a[0],"utf8")))' \
  "$work/preview" "$name" "$key" >"$work/import"
import=$(post marketer /api/imports <"$work/import" | js 'it.id')
until_true marketer "/api/imports/$import" 'it.state!=="RUNNING"'
send marketer GET "/api/imports/$import" >"$work/imported"
[ "$(js 'it.state' <"$work/imported")" = DONE ] || { cat "$work/imported" >&2; exit 1; }
echo '{}' | post marketer "/api/sources/$name/tags" >/dev/null
say "imported: $(js '`${it.rows} rows, ${it.rejected} rejected, ${it.created} new, ${it.changed} changed, ${it.unchanged} unchanged`' <"$work/imported")"

for channel in EMAIL SMS; do
  json '({source:a[0],channel:a[1],purpose:"MARKETING",evidence:"walkthrough: consent stated by the owner of the imported file"})' \
    "$name" $channel | post marketer /api/customers/consents >/dev/null
done

json '({among:a[0],rule:JSON.parse(fs.readFileSync(a[1],"utf8"))})' "$name" "$rule" >"$work/counted"
say "segment counts $(post marketer /api/segments/count <"$work/counted" | js 'it.count')"
json '({name:a[0],among:a[1],rule:JSON.parse(fs.readFileSync(a[2],"utf8"))})' "walkthrough $name" "$name" "$rule" >"$work/segment"
segment=$(post marketer /api/segments <"$work/segment" | js 'it.code')

json '({name:"walkthrough "+a[0],goal:"follow up "+a[0],journey:"two-wave-followup",segment:a[1],controlShare:+a[2],seed:a[3],windowDays:14})' \
  "$name" "$segment" "$control" "$seed" >"$work/plan"
campaign=$(post marketer /api/campaigns <"$work/plan" | js 'it.code')
say "campaign $campaign: submit, approve, launch"
echo '{}' | post marketer "/api/campaigns/$campaign/submit" >/dev/null
while [ "$(send approver GET "/api/campaigns/$campaign" | js 'it.state')" = IN_APPROVAL ]; do
  for signer in approver approver2; do
    task=$(send "$signer" GET /api/tasks | js "it.items.find(t=>t.campaign.code==='$campaign'&&t.kind==='APPROVE'&&t.mayComplete)?.id??''")
    [ -n "$task" ] || continue
    hash=$(send "$signer" GET "/api/tasks/$task" | js 'it.manifestHash')
    json '({hash:a[0],comment:"walkthrough"})' "$hash" | post "$signer" "/api/tasks/$task/approve" >/dev/null
  done
done
# settle: until nothing of the campaign is on its way; tells how far the touching has come.
settle() {
  local last= now
  while :; do
    send marketer GET "/api/campaigns/$campaign/live" >"$work/live"
    now=$(js '`${it.touch.accepted} of ${it.touch.planned}`' <"$work/live")
    [ "$now" = "$last" ] || say "touching: $now"
    last=$now
    [ "$(js "['LIVE','FINISHED'].includes(it.state)&&it.settled" <"$work/live")" != true ] || return 0
    sleep 0.3
  done
}
settle

column=${outcome%%=*} value=${outcome#*=}
json '({name:"walkthrough "+a[0]+" outcome",among:a[0],rule:{all:[JSON.parse(fs.readFileSync(a[1],"utf8")),{field:a[2],op:"eq",value:a[3]}]}})' \
  "$name" "$rule" "$column" "$value" >"$work/outcome"
responders=$(post marketer /api/segments <"$work/outcome" | js 'it.code')
now=$(send marketer GET /api/clock | js 'it.now')
send analyst GET "/api/segments/$responders/members.csv" | tr -d '\r' | tail -n +2 >"$work/responders"
split -l 5000 "$work/responders" "$work/batch."
for batch in "$work"/batch.*; do
  [ -s "$batch" ] || continue
  json '({events:fs.readFileSync(a[0],"utf8").split("\n").filter(k=>k).map(k=>k.replace(/^"|"$/g,"")).map(k=>({id:a[1]+"/"+k,source:"walkthrough",type:"response",customer:k,at:a[2],fields:{campaign:a[1]}}))})' \
    "$batch" "$campaign" "$now" | post operator /api/events >/dev/null
done
say "$(wc -l <"$work/responders") responses replayed"

day=86400
for wave in "3 days to the second wave" "3 days to the end of the journey"; do
  advance $((3 * day + 600)) "$wave"
  settle
done
until_true marketer "/api/campaigns/$campaign" 'it.state==="FINISHED"'
advance $((9 * day)) "9 days past the evaluation window"

send marketer GET "/api/campaigns/$campaign/report" >"$work/report"
json '((i,r)=>({rows:i.rows,rejected:i.rejected,audience:r.audience,control:r.control.n,touched:r.touched,refused:r.refused,responded:r.responded,effect:{difference:r.effect.difference,low:r.effect.low,high:r.effect.high}}))(JSON.parse(fs.readFileSync(a[0],"utf8")),JSON.parse(fs.readFileSync(a[1],"utf8")))' \
  "$work/imported" "$work/report"
echo
