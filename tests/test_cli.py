"""What the command says, where it says it, and how it exits."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_data import BASE, EPOCH, write

import skolsatsningar
from skolsatsningar import cli, spelling

RAKNA = "data/initiatives/1880-rakna.yml"
WRONG = "initiatives/1880-rakna.yml:\n  ...\n  reviewed: igår\n"
OLD = "initiatives/1880-rakna.yml:\n  ...\n  reviewed: 2020-01-01\n"
TWO = WRONG + "areas/matematik.yml:\n  ...\n  x: y\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder to stand in, whose data are those of BASE on their own day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    for name in ("SKOLSATSNINGAR_DATA", "SITE_URL", "GITHUB_STEP_SUMMARY", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    write(tmp_path / "data", BASE)
    return tmp_path


def check(*arguments):
    return CliRunner().invoke(cli.main, ["check", *map(str, arguments)], catch_exceptions=False)


def test_right_records_are_told_of_in_one_line_and_exit_0():
    done = check()
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Lästa poster: 4. Inga fel.\n")


def test_an_error_is_told_and_exits_1(folder):
    write(folder / "data", WRONG)
    done = check()
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{RAKNA}:18:11: fel: Dagen ”igår” ")
    assert done.stderr == "Lästa poster: 4. Fel: 1. Varningar: 0.\n"


def test_a_warning_is_told_and_exits_0(folder):
    write(folder / "data", OLD)
    done = check()
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{RAKNA}:18:11: varning: ")
    assert done.stderr == "Lästa poster: 4. Fel: 0. Varningar: 1.\n"


def test_text_is_what_is_told_where_no_format_is_asked_for(folder):
    write(folder / "data", WRONG)
    assert check().stdout == check("--format", "text").stdout


@pytest.mark.parametrize("shape", ["gitlab", "json"])
def test_a_format_for_programs_is_whole_with_and_without_problems(shape, folder):
    assert json.loads(check("--format", shape).stdout) == []
    write(folder / "data", TWO)
    done = check("--format", shape)
    assert len(json.loads(done.stdout)) == 2
    assert done.exit_code == 1


def test_github_gets_a_line_a_problem_with_paths_from_the_root(folder):
    write(folder / "data", TWO)
    told = check("--format", "github").stdout.splitlines()
    assert [line.partition(",")[0] for line in told] == [
        "::error file=data/areas/matematik.yml",
        f"::error file={RAKNA}",
    ]


def test_an_unknown_format_is_misuse():
    assert check("--format", "xml").exit_code == 2


def test_an_unknown_option_is_misuse():
    assert check("--fix").exit_code == 2


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        ([RAKNA], [RAKNA]),
        ([RAKNA, "data/areas/matematik.yml"], ["data/areas/matematik.yml", RAKNA]),
        (["data/areas"], ["data/areas/matematik.yml"]),
        (["./data/../data/areas/"], ["data/areas/matematik.yml"]),
        (["data"], ["data/areas/matematik.yml", RAKNA]),
        (["."], ["data/areas/matematik.yml", RAKNA]),
        (["data/schools"], []),
    ],
)
def test_only_the_files_that_are_named_are_told_of(paths, told, folder):
    write(folder / "data", TWO)
    done = check("--format", "json", *paths)
    assert [problem["path"] for problem in json.loads(done.stdout)] == told
    assert done.exit_code == bool(told)


def test_a_path_may_be_absolute(folder):
    write(folder / "data", TWO)
    done = check("--format", "json", folder / RAKNA)
    assert [problem["path"] for problem in json.loads(done.stdout)] == [RAKNA]


def test_the_files_that_are_not_named_are_read_all_the_same(folder):
    write(folder / "data", "schools/1880-almby-skola.yml:\n  ...\n  name: Nyskolan\n  aliases: []\n")
    done = check(RAKNA)
    assert "Skolan ”Almbyskolan” finns inte." in done.stdout


def test_a_file_that_is_not_there_is_misuse_not_clean():
    done = check("data/initiatives/finns-inte.yml")
    assert done.exit_code == 2
    assert "Filen data/initiatives/finns-inte.yml finns inte." in done.stderr


def test_a_file_that_is_no_record_is_misuse_not_clean(folder):
    (folder / "README.md").write_text("")
    done = check("README.md")
    assert done.exit_code == 2
    assert "Filen README.md ligger inte i mappen data" in done.stderr


def test_a_folder_that_is_not_there_is_misuse():
    done = check("--data", "nej")
    assert done.exit_code == 2
    assert "Mappen nej finns inte." in done.stderr


def test_the_data_may_lie_elsewhere(folder, monkeypatch):
    write(write(folder / "poster", BASE), WRONG)
    assert check().exit_code == 0
    assert check("--data", "poster").stdout.startswith("poster/initiatives/1880-rakna.yml:")
    monkeypatch.setenv("SKOLSATSNINGAR_DATA", "poster")
    assert check().stdout.startswith("poster/initiatives/1880-rakna.yml:")
    assert check("--data", "data").exit_code == 0


def test_the_day_is_that_of_source_date_epoch(folder, monkeypatch):
    write(folder / "data", "initiatives/1880-rakna.yml:\n  ...\n  reviewed: 2026-11-20\n")
    assert check().exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) - 1))
    assert "[granskad-i-framtiden]" in check().stdout


@pytest.mark.parametrize("epoch", ["igår", "2026-11-20", "1.5", "9" * 30])
def test_a_source_date_epoch_that_is_no_number_is_misuse(epoch, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    done = check()
    assert done.exit_code == 2
    assert f"”{epoch}”" in done.stderr


def test_the_command_runs_as_a_module_in_a_process_of_its_own(folder):
    write(folder / "data", WRONG)
    hooks = Path(skolsatsningar.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "skolsatsningar.cli", "check"],
        env=os.environ | {"PYTHONPATH": str(hooks), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert done.stdout.startswith(f"{RAKNA}:18:11: fel: ")
    assert done.stderr == "Lästa poster: 4. Fel: 1. Varningar: 0.\n"


def derive(*arguments):
    return CliRunner().invoke(cli.main, ["derive", *arguments], catch_exceptions=False)


def test_what_is_made_from_the_model_is_written_and_told(folder):
    done = derive()
    assert done.exit_code == 0
    assert "Skrev data/schema/initiative.json.\n" in done.stdout
    assert "Skrev content/redigera/falt.md.\n" in done.stdout
    assert "\nupdated: 2026-11-20\n" in (folder / "content/redigera/falt.md").read_text("utf-8")
    assert check().exit_code == 0


def test_only_what_has_changed_is_written_again(folder):
    derive()
    (folder / "data/schema/area.yml").write_text("name: A\n", encoding="utf-8")
    assert derive().stdout == "Skrev data/schema/area.yml.\n"
    done = derive()
    assert (done.stdout, done.stderr) == ("", "Allt som görs av modellen stämmer redan.\n")


def test_a_check_does_not_wait_for_what_only_derive_needs():
    hooks = Path(skolsatsningar.__file__).parents[1]
    asked = "import sys, skolsatsningar.cli; print([name for name in sys.modules if 'outline' in name])"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | {"PYTHONPATH": str(hooks)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in cli.main.commands)])
def test_the_help_is_told(arguments):
    done = CliRunner().invoke(cli.main, arguments)
    assert done.exit_code == 0
    assert done.stdout.startswith("Användning: ")


def test_the_command_tells_its_version_where_it_is_not_installed():
    hooks = Path(skolsatsningar.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "skolsatsningar.cli", "--version"],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(hooks)},
        check=True,
    )
    assert done.stdout == f"skolsatsningar, version {skolsatsningar.__version__}\n"


GUIDE = "https://example.org/a/redigera/fel/"


@pytest.mark.parametrize(
    ("settings", "told", "guide"),
    [
        ("", "", ""),
        ("site_url: https://example.org/a\n", "", GUIDE),
        ("site_url: !ENV [NEJ, https://example.org/a/]\n", "", GUIDE),
        ("site_url: https://example.com/\n", "https://example.org/a/", GUIDE),
        ("site_url: [\n", "", ""),
    ],
)
def test_the_guide_is_named_where_the_site_has_an_address(settings, told, guide, folder, monkeypatch):
    write(folder / "data", WRONG)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    if told:
        monkeypatch.setenv("SITE_URL", told)
    done = check("--format", "json")
    assert json.loads(done.stdout)[0].get("url", "") == (f"{guide}#dag" if guide else "")
    assert done.stderr.count("\n") == (2 if guide else 1)
    assert f"Så rättar du: {guide}\n" in done.stderr or not guide


def test_an_address_on_the_command_line_goes_before_all_others(folder, monkeypatch):
    write(folder / "data", WRONG)
    monkeypatch.setenv("SITE_URL", "https://example.com/")
    assert f"Så rättar du: {GUIDE}\n" in check("--site-url", "https://example.org/a/").stderr


def test_the_whole_list_goes_into_the_summary_of_a_job_on_github(folder, monkeypatch):
    write(folder / "data", TWO)
    summary = folder / "summary.md"
    summary.write_text("Förut.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    check("--format", "text")
    assert summary.read_text(encoding="utf-8") == "Förut.\n"
    check("--format", "github")
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("Förut.\nLästa poster: 3. Fel: 2. Varningar: 0.\n\n### data/areas/matematik.yml\n")
    assert told.count("- **fel** på rad") == 2


def test_a_file_gets_no_colours(folder):
    write(folder / "data", WRONG)
    assert "\x1b" not in check("--site-url", "https://example.org/").stdout


@pytest.mark.parametrize(
    ("environment", "coloured", "linked"),
    [
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_a_terminal_gets_colours_and_links_unless_they_are_not_wanted(environment, coloured, linked, folder):
    write(folder / "data", WRONG)
    ours, theirs = pty.openpty()
    hooks = str(Path(skolsatsningar.__file__).parents[1])
    command = [sys.executable, "-m", "skolsatsningar.cli", "check", "--site-url", "https://example.org/"]
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM"}}
    done = subprocess.run(
        command,
        env=kept | environment | {"PYTHONPATH": hooks},
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.returncode == 1
    assert ("\x1b[31m" in said, "\x1b]8;;https://example.org/redigera/fel/#dag" in said) == (coloured, linked)


def test_spelling_is_looked_at_only_when_it_is_asked_for(folder, monkeypatch):
    monkeypatch.setattr(
        spelling, "hunspell", lambda asked: dict.fromkeys(asked & {"planerar", "tillsammans"})
    )
    (folder / "data" / "words.txt").write_text("tillsammans\n", encoding="utf-8")
    assert check().stdout == ""
    done = check("--spelling")
    assert done.exit_code == 0
    assert done.stdout.count("[stavning]") == 1
    assert done.stdout.startswith(f"{RAKNA}:2:")


def test_without_a_dictionary_that_is_said_and_all_else_is_checked(monkeypatch):
    monkeypatch.setenv("PATH", "")
    done = check("--spelling")
    assert done.exit_code == 0
    assert done.stderr == (
        "Stavningen är inte kontrollerad. "
        "Programmet hunspell eller dess svenska ordlista är inte installerad.\n"
        "Lästa poster: 4. Inga fel.\n"
    )


def test_a_link_to_a_page_that_no_one_has_written_is_told_where_the_pages_are_known(folder):
    write(folder / "data", "initiatives/1880-rakna.yml:\n  ...\n  purpose: Se [om](/om/) och [omm](/omm/).\n")
    assert check().stdout == ""
    (folder / "mkdocs.yml").write_text("docs_dir: content\n", encoding="utf-8")
    (folder / "content").mkdir()
    (folder / "content" / "om.md").write_text("# Om\n", encoding="utf-8")
    done = check()
    assert done.stdout.count("[dod-lank]") == 1
    assert "”/omm/”" in done.stdout


ENGLISH = re.compile(
    r"\b(?:usage|error|try|for help|options?|commands?|show|invalid|missing|such|default|exit)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--help"], "Användning: "),
        (["check", "--help"], "Val:\n"),
        (["chek"], "Fel: Kommandot chek finns inte."),
        (["check", "--fixa"], "Fel: Valet --fixa finns inte."),
        (
            ["check", "--format", "xml"],
            "Fel: Värdet för '--format' går inte att använda: xml är inget av 'text', ",
        ),
        (["check", "--format"], "Fel: Valet --format behöver ett värde."),
        (["check", "--spelling=ja"], "Fel: Valet --spelling tar inget värde."),
    ],
)
def test_nothing_on_the_command_line_is_said_in_english(arguments, told):
    done = CliRunner().invoke(cli.main, arguments)
    said = done.output
    assert told in said
    assert ENGLISH.findall(re.sub(r"--\w+|SITE_URL", "", said).replace("[text|github|gitlab|json]", "")) == []


NEW = [
    "--title",
    "Läsning: mer tid",
    "--summary",
    "Elever läser.",
    "--municipality",
    "Örebro",
    "--area",
    "matte",
]
NEW += ["--start", "2018", "--source-title", "Rapport"]


def new(*arguments):
    return CliRunner().invoke(cli.main, ["new", *map(str, arguments)], catch_exceptions=False)


def test_a_new_record_is_written_and_passes_the_check(folder):
    done = new(*NEW)
    path = "data/initiatives/1880-lasning-mer-tid.yml"
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Skrev {path}. ")
    assert (folder / path).read_text(encoding="utf-8").endswith("reviewed: 2026-11-20\n")
    assert check().stderr == "Lästa poster: 5. Inga fel.\n"


def test_a_new_record_never_takes_the_place_of_another(folder):
    before = (folder / RAKNA).read_bytes()
    done = new(*NEW, "--name", "rakna")
    assert done.exit_code == 2
    assert done.stderr == f"--name: Adressen 1880-rakna tillhör redan {RAKNA}. Välj ett annat kort namn.\n"
    assert (folder / RAKNA).read_bytes() == before


def test_a_new_record_does_not_take_the_place_of_what_is_no_record_either(folder):
    (folder / "data/initiatives/1880-lasning-mer-tid.yml").symlink_to("ingenstans")
    done = new(*NEW)
    assert done.exit_code == 2
    assert "Adressen 1880-lasning-mer-tid tillhör redan" in done.stderr


def test_a_new_record_without_all_that_is_needed_is_misuse_where_no_one_can_be_asked(folder):
    done = new("--title", "Läsning", "--area", "slöjd")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "--area: Området ”slöjd” finns inte. Skriv ett namn från mappen areas, eller lägg till området där.",
        "Uppgifter saknas. Lägg till --summary, --municipality, --source-title, --start.",
        "Säger källan inget om tiden, skriv --undated i stället för --start.",
    ]
    assert len(list((folder / "data/initiatives").iterdir())) == 1


def at_terminal(command, *answers):
    """All that a command shows at a terminal, where someone answers, and how it exits."""
    hooks = Path(skolsatsningar.__file__).parents[1]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "skolsatsningar.cli", *command],
        env=os.environ | {"PYTHONPATH": str(hooks), "PYTHONUTF8": "1"},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    shown, _ = process.communicate(timeout=30)
    os.close(ours)
    os.close(theirs)
    return shown, process.returncode


def test_at_a_terminal_a_new_record_is_asked_for(folder):
    shown, code = at_terminal(
        ["new", *NEW[:-2]], "", "Rapport", "Kommunen", "www.x.se", "https://x.example/", "", "lasning"
    )
    assert code == 0
    assert "Webbadressen ”www.x.se” går inte att läsa." in shown
    assert shown.endswith("kontrollera sedan posten.\n")
    assert "url: https://x.example/" in (folder / "data/initiatives/1880-lasning.yml").read_text(
        encoding="utf-8"
    )
    assert check().exit_code == 0


def test_a_conversation_that_is_broken_off_writes_nothing(folder):
    shown, code = at_terminal(["new"], "Läsning", "\x04")
    assert code == 1
    assert shown.endswith("Avbrutet. Ingen fil skrevs.\n")
    assert len(list((folder / "data/initiatives").iterdir())) == 1


def fix(*arguments):
    return CliRunner().invoke(cli.main, ["fix", *map(str, arguments)], catch_exceptions=False)


def test_records_in_order_are_not_written(folder):
    fix()
    before = [(path, path.stat().st_mtime_ns) for path in (folder / "data").rglob("*.yml")]
    done = fix()
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Rättade filer: 0.\n")
    assert [(path, path.stat().st_mtime_ns) for path in (folder / "data").rglob("*.yml")] == before


def test_what_is_mended_is_told_by_file_and_line(folder):
    (folder / RAKNA).write_bytes((folder / RAKNA).read_bytes().replace(b"  - Matematik", b"  - 'matte'  "))
    done = fix(RAKNA)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"{RAKNA}:5: Tog bort mellanslag sist på raden. Rader: 1.",
        f"{RAKNA}:5: Tog bort citattecken som inte behövdes.",
        f"{RAKNA}:5: Bytte ”matte” mot namnet ”Matematik”.",
        f"{RAKNA}:9: Bytte ”Almbyskolan” mot namnet ”Almby skola”.",
    ]
    assert done.stderr == "Rättade filer: 1.\n"
    assert b"\n  - Matematik\n" in (folder / RAKNA).read_bytes()
    assert check().stderr == "Lästa poster: 4. Inga fel.\n"


def test_what_would_be_mended_is_shown_and_exits_1(folder):
    before = (folder / RAKNA).read_bytes()
    done = fix("--check")
    assert done.exit_code == 1
    assert "\n-  - school: Almbyskolan\n+  - school: Almby skola\n" in done.stdout
    assert done.stderr == "Filer att rätta: 1.\n"
    assert (folder / RAKNA).read_bytes() == before


def test_only_the_files_that_are_named_are_mended(folder):
    write(folder / "data", "areas/matematik.yml:\n  ...\n  name: 'Matematik'\n")
    fix("data/schools")
    assert "'Matematik'" in (folder / "data/areas/matematik.yml").read_text()
    fix("data/areas")
    assert (folder / "data/areas/matematik.yml").read_text() == "name: Matematik\naliases:\n  - Matte\n"


def test_a_file_that_cannot_be_read_is_told_of(folder):
    write(folder / "data", "areas/matematik.yml:\n  name: [Matematik\n")
    done = fix("data/areas")
    assert done.stdout == (
        "data/areas/matematik.yml: Filen går ännu inte att läsa. Kontrollera den för att se varför.\n"
    )
    assert done.exit_code == 0


def test_mending_what_is_not_there_is_misuse():
    assert fix("data/finns-inte.yml").exit_code == 2


def diff(*arguments):
    return CliRunner().invoke(cli.main, ["diff", *arguments], catch_exceptions=False)


def git(folder, *arguments):
    someone = ["-c", "user.name=A", "-c", "user.email=a@x.example"]
    subprocess.run(["git", *someone, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607  # git as PATH has it


@pytest.fixture
def repository(folder, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("TMPDIR", str(folder.parent))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Poster")
    return folder


STATUS = "initiatives/1880-rakna.yml:\n  ...\n  status: avslutad\n"


def test_what_a_change_means_for_readers_is_told(repository):
    write(repository / "data", STATUS)
    done = diff("main")
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "## Det här ändras för läsarna\n\nJämfört med main.\n\n### Ändrade sidor\n\n"
    )
    assert "  - Läge: Pågår → Avslutad\n" in done.stdout


def test_two_revisions_can_be_compared(repository):
    write(repository / "data", STATUS)
    git(repository, "commit", "-qam", "Slut")
    assert diff("HEAD").stdout.endswith("Ingen sida ändras.\n")
    assert "  - Läge: Avslutad → Pågår\n" in diff("HEAD", "HEAD~1").stdout


def test_a_comparison_leaves_nothing_behind(repository):
    def everything():
        return sorted(path for path in repository.parent.rglob("*") if ".git" not in path.parts)

    before = everything()
    diff("main")
    assert everything() == before


@pytest.mark.parametrize("revision", ["finns-inte", "--", ""])
@pytest.mark.usefixtures("repository")
def test_a_revision_that_is_not_there_is_misuse(revision):
    done = diff("--", revision)
    assert done.exit_code == 2
    assert f"Versionen ”{revision}” finns inte" in done.stderr


def test_a_folder_without_git_is_misuse(folder, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    done = diff("main")
    assert done.exit_code == 2
    assert "Mappen data ligger inte i ett arkiv som git känner till." in done.stderr
