# Reads a report of dotnet-stryker. $form says what to write; the arguments are the states of the mutants to write.
def tested: select(.status | IN("Killed", "Timeout", "Survived", "NoCoverage"));

def place($ends; $at): ([0] + $ends)[$at.line - 1] + $at.column - 1;

def text($source; $from; $to): $source[$from:$to] | gsub("\\s+"; " ") | .[:100];

if $form == "count" then
  [.files[].mutants[] | tested | .status] | group_by(.) | map("\(.[0]): \(length)") | "first pass: \(join(", "))"
else
  .files | to_entries[]
  | (.key | capture("HamstringHelp.Assessment/(?<name>.*)").name) as $file
  | .value.source as $source
  | [foreach ($source | split("\n")[]) as $line (0; . + ($line | length) + 1)] as $ends
  | [
      .value.mutants[]
      | select(.status | IN($ARGS.positional[]))
      | { from: place($ends; .location.start), to: place($ends; .location.end), line: .location.start.line, mutatorName, replacement, status }
    ]
  | if $form == "spans" then
      select(length > 0) | $file + (map("{\(.from)..\(.to)}") | unique | join(""))
    else
      .[] | "\($file):\(.line) \(.mutatorName): \(text($source; .from; .to)) -> \(.replacement | gsub("\\s+"; " ") | .[:100])"
    end
end
