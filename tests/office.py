"""The CSV for Swedish spreadsheets, opened by LibreOffice: `make office` runs it where that is installed."""

import csv
import shutil
import subprocess

TEXTS = ("id", "title", "summary", "areas_name", "period_start", "period_start_earliest", "reviewed")


def rows(text, delimiter):
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter))


def test_a_spreadsheet_reads_it_as_it_was_written(full_site, tmp_path):
    """LibreOffice opens the edition for Swedish spreadsheets and writes it down again with tabs."""
    source = full_site.folder / "data/v1/csv-semikolon/initiatives.csv"
    # Tokens of the filter: separator, quote, UTF-8, first row, columns, language, quoted cells are texts.
    read, written = "CSV:59,34,76,1,,1053,true", "csv:Text - txt - csv (StarCalc):9,34,76"
    subprocess.run(
        [
            str(shutil.which("soffice")),
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            f"--infilter={read}",
            "--convert-to",
            written,
            "--outdir",
            str(tmp_path),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    opened = rows((tmp_path / "initiatives.csv").read_text(encoding="utf-8-sig"), "\t")
    ours = rows(source.read_text(encoding="utf-8-sig"), ";")
    assert [{key: one[key] for key in TEXTS} for one in opened] == [
        {key: one[key] for key in TEXTS} for one in ours
    ]
    assert [one["background"].split() for one in opened] == [one["background"].split() for one in ours]
    assert opened[-1]["title"].startswith("'=1+1")
