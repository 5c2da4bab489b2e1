#!/usr/bin/env bash
# The Maven plugin in a project of its own: mvn test and mvn p4u:test pass, a failing STF file fails the build, and the
# reports are there. The plugin is installed into the local Maven repository first.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$home"
repository=$HOME/.m2/repository
./mvnw -B -q -ntp -pl stf-runner/maven-plugin -am install -DskipTests -Dspotless.check.skip=true
cp -r examples/maven-project "$work/project"
cd "$work/project"
report=target/surefire-reports
for goal in test p4u:test; do
  rm -rf target
  mvn -B -ntp "$goal" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  grep -E 'STF tests: [1-9][0-9]* passed, 0 failed' "$work/log"
  grep -l '<testsuite ' $report/TEST-*.xml
  grep -q 'failures="0" errors="0"' $report/TEST-*.stf.xml
done
echo 'expect 1 deadbeef' >>"$(find src/test/stf -name '*.stf' | sort | head -n 1)"
if mvn -B -ntp test >"$work/log" 2>&1; then
  echo "a failing STF file did not fail the build"
  exit 1
fi
grep -E 'BUILD FAILURE|1 failed' "$work/log"
grep -q '<failure ' $report/TEST-*.stf.xml
[ -d "$repository/dev/p4u" ]
echo "maven goal: ok"
