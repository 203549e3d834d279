"""The scripts of search in a real browser, without a site: words, stems, mistakes and questions."""

import re

import pytest
from sites import ROOT, Site, served
from snowballstemmer import stemmer

from skolsatsningar import language, search_words

pytestmark = pytest.mark.browser

WORDS = language.load()
STOP_WORDS = WORDS["search"]["script"]["stop_words"]

# What the texts of a small catalogue have: marked words, and how often they stand.
COUNTS = {
    "matematik": 40,
    "`matte": 40,
    "skol`frånvaro": 9,
    "elev`hälsa": 5,
    "elever": 30,
    "arbets`lag": 3,
    "kyrko`gård": 1,
    "lärare": 50,
    "rektor": 12,
    "böcker": 3,
    "barn": 9,
    "hora": 1,
    "frånvaro": 2,
    "socialpedagog": 4,
    "mentor": 4,
    "2025": 4,
    "7b": 1,
    "far": 2,
    "får": 8,
    "ipad": 2,
}
NAMES = [
    ("Almby skola", "skolor/almby/", "Almby skola"),
    ("Vivallaskolan 7–9", "skolor/nikolaiskolan/", "Nikolaiskolan"),
    ("4H", "organisationer/4h/", "4H"),
]

CALL = """async ([root, script, given]) => {
  const module = (name) => import(`${root}javascripts/search/${name}.js`);
  const [{ stem }, { distance }, { Lexicon, tokens }, { understood }] = await Promise.all(
    ["stem", "distance", "lexicon", "question"].map(module),
  );
  const lexicon = new Lexicon(new URL(`${root}words/`));
  const number = (value) => (value === Infinity ? null : value);
  const tasks = {
    stem,
    tokens,
    distance: ([from, to, limit]) => number(distance(from, to, limit)),
    about: () => lexicon.about(),
    longer: (word) => lexicon.longer(word),
    forms: (word) => lexicon.otherForms(word),
    knows: (word) => lexicon.knows(word),
    known: (word) => lexicon.partsOfKnown(word),
    nearest: async (word) => (await lexicon.nearest(word))?.word ?? null,
    parts: async ([word, except]) => (await lexicon.parts(word, new Set(except))) ?? null,
    page: async (words) => (await lexicon.page(words)) ?? null,
    understood: ([asked, stopWords, literal]) => understood(asked, lexicon, new Set(stopWords), literal),
  };
  return Promise.all(given.map(tasks[script]));
}"""


@pytest.fixture(scope="module")
def scripts(context, tmp_path_factory):
    """Call a task of the scripts for each of some values: one value where one is given."""
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "javascripts").symlink_to(ROOT / "overrides/assets/javascripts")
    for name in ("index.html", "404.html"):
        (folder / name).write_text("<!doctype html><title>-</title>", encoding="utf-8")
    search_words.write(COUNTS, NAMES, {"indexes": 1, "pages": 7}, "sv", folder)
    with served(Site(folder)) as address, context.new_page() as page:
        page.goto(address)

        def call(task, *given):
            found = page.evaluate(CALL, [address, task, list(given)])
            return found[0] if len(given) == 1 else found

        yield call


# Stems.

WORD = re.compile(r"[a-zåäöéü]+")


def words_of_the_catalogue():
    files = [*(ROOT / "data").rglob("*.yml"), *(ROOT / "content").rglob("*.md")]
    files += [ROOT / "tests" / name for name in ("word_forms.tsv", "whole_words.txt", "compounds.tsv")]
    texts = [path.read_text(encoding="utf-8").lower() for path in files if path.parent.name != "schema"]
    return sorted({word for text in texts for word in WORD.findall(text)})


def test_every_word_of_the_catalogue_and_of_our_lists_has_the_stem_that_snowball_gives_it(scripts):
    """Pagefind has the same Snowball."""
    words, snowball = words_of_the_catalogue(), stemmer("swedish").stemWord
    stems = scripts("stem", *words)
    assert len(words) > 2000
    assert {
        word: (one, snowball(word)) for word, one in zip(words, stems, strict=True) if one != snowball(word)
    } == {}


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("skolorna", "skol"),
        ("matematikens", "matematik"),
        ("elevhälsans", "elevhälsan"),
        ("undervisning", "undervisning"),
        ("undervisningens", "undervisning"),
        ("friskt", "frisk"),
        ("hjälplöst", "hjälplös"),
        ("trygghet", "trygg"),
        ("resultatet", "resultat"),
        ("områdets", "områd"),
        ("alfabetet", "alfabet"),
        ("fri", "fri"),
        ("fria", "fria"),
        ("klok", "klok"),
        ("as", "as"),
        ("s", "s"),
        ("å", "å"),
    ],
)
def test_a_word_has_a_stem(scripts, word, stem):
    assert scripts("stem", word) == stem


# How far words are from each other.


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("matematik", "matematik", 0),
        ("matemtik", "matematik", 1),
        ("matematiik", "matematik", 0.5),
        ("kordinator", "koordinator", 0.5),
        ("halsa", "hälsa", 0.5),
        ("narvaro", "närvaro", 0.5),
        ("ide", "idé", 0.5),
        ("hälsa", "hålsa", 0.5),
        ("rektro", "rektor", 1),
        ("mentor", "mantor", 1),
        ("mentor", "rektor", 2),
        ("matmatk", "matematik", 2),
    ],
)
def test_a_mistake_costs_one_and_half_where_it_is_a_letter_twice_or_without_its_dots(
    scripts, one, other, far
):
    assert scripts("distance", [one, other, 2], [other, one, 2]) == [far, far]


def test_what_is_farther_than_the_limit_is_as_far_as_can_be(scripts):
    found = scripts("distance", ["mentor", "rektor", 1.5], ["a", "matematik", 2], ["far", "", 2])
    assert found == [None, None, None]


# What is known of words.


def test_a_text_becomes_words_of_letters_and_figures_in_lower_case(scripts):
    found = scripts("tokens", "Vad gör en SOCIALPEDAGOG?", "F–3, idé/ÅR 7b", "", "”!”")
    assert found == [["vad", "gör", "en", "socialpedagog"], ["f", "3", "idé", "år", "7b"], [], []]


def test_the_words_that_search_finds_for_a_word_are_those_that_begin_with_its_stem(scripts):
    found = scripts("longer", "eleverna", "matematiken", "skolorna", "ö")
    assert [sorted(words) for words in found] == [
        ["elev", "elever", "elevhälsa"],
        ["matematik"],
        ["skol", "skolfrånvaro"],
        [],
    ]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("matematik", True),
        ("matematikens", True),
        ("matte", True),
        ("frånvaron", True),
        ("hälsa", True),
        ("bok", True),
        ("barnen", True),
        ("7b", True),
        ("matemtik", False),
        ("höra", False),
        ("xyzzyx", False),
    ],
)
def test_a_word_is_known_if_it_stands_in_a_text_in_some_form_as_a_part_or_as_a_synonym(scripts, word, known):
    assert scripts("knows", word) == known


def test_a_form_of_a_word_leads_to_those_that_texts_have(scripts):
    assert scripts("forms", "bok", "matematik") == [["böcker"], []]


def test_a_compound_of_some_text_is_known_by_its_parts(scripts):
    assert scripts("known", "skolfrånvaro", "matematik") == [["skol", "frånvaro"], ["matematik"]]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("matemtik", "matematik"),
        ("matamatik", "matematik"),
        ("mattematik", "matematik"),
        ("matemtiken", "matematik"),
        ("elevhalsa", "elevhälsa"),
        ("franvaro", "frånvaro"),
        ("rektro", "rektor"),
        ("sosialpedagog", "socialpedagog"),
        ("larare", "lärare"),
        ("xyzzyx", None),
        ("quu", None),
    ],
)
def test_the_nearest_word_is_the_one_that_was_meant(scripts, word, near):
    assert scripts("nearest", word) == near


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("elevfrånvaro", ["elev", "frånvaro"]),
        ("matematiklärare", ["matematik", "lärare"]),
        ("arbetsfrånvaro", ["arbets", "frånvaro"]),
        ("skolelever", ["skol", "elever"]),
        ("matematikfrånvaron", ["matematik", "frånvaron"]),
        ("mattelärare", ["matte", "lärare"]),
        ("skolmatematiklärare", ["skol", "matematik", "lärare"]),
        ("zebrafrånvaro", None),
        ("elevzebra", None),
        ("matematik", None),
    ],
)
def test_a_compound_that_stands_nowhere_is_taken_apart_where_all_its_parts_are_known(scripts, word, parts):
    assert scripts("parts", [word, []]) == parts


def test_a_compound_does_not_begin_with_a_word_that_is_left_out_of_questions(scripts):
    assert scripts("parts", ["barnmentor", ["barn"]]) is None


def test_a_name_leads_to_its_page_however_it_is_written(scripts):
    found = scripts("page", ["almby", "skola"], ["vivallaskolan", "7", "9"], ["4h"], ["almby"])
    assert found == [
        ["skolor/almby/", "Almby skola"],
        ["skolor/nikolaiskolan/", "Nikolaiskolan"],
        ["organisationer/4h/", "4H"],
        None,
    ]


def test_what_there_is_of_the_index_is_told(scripts):
    about = scripts("about", "")
    assert (about["indexes"], about["pages"], len(about["starts"])) == (1, 7, 1)


# What a question asks for.


@pytest.fixture
def understood(scripts):
    """What a question is understood as: only what there is of it, and its terms."""

    def ask(question, *, literal=False):
        found = scripts("understood", [question, STOP_WORDS, literal])
        return {key: value for key, value in found.items() if value or key == "terms"}

    return ask


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("Matematik", {"terms": ["matematik"]}),
        ("matematik, matematik!", {"terms": ["matematik"]}),
        ("vad gör en socialpedagog", {"terms": ["socialpedagog"]}),
        ("får de?", {"terms": ["får"], "unknown": ["de"]}),
        ("matemtik", {"terms": ["matematik"], "meant": "matematik"}),
        ("rektro och matemtik", {"terms": ["rektor", "matematik"], "meant": "rektor och matematik"}),
        ("elevfrånvaro", {"terms": ["elev", "frånvaro"], "taken": [["elevfrånvaro", ["elev", "frånvaro"]]]}),
        ("elevhalsa", {"terms": ["elevhälsa"], "meant": "elevhälsa"}),
        ("höra", {"terms": [], "unknown": ["höra"], "offered": "hora"}),
        ("matematik 2031", {"terms": ["matematik", "2031"]}),
        ("7b", {"terms": ["7b"]}),
        ("matematik xyzzyx", {"terms": ["matematik"], "unknown": ["xyzzyx"]}),
        ("bok", {"terms": ["bok"]}),
        ("?!", {"terms": []}),
    ],
)
def test_a_question_is_understood(understood, question, meaning):
    assert understood(question) == meaning


def test_a_question_that_is_taken_as_written_is_not_mended_and_its_compounds_are_still_taken_apart(
    understood,
):
    assert understood("matemtik", literal=True) == {"terms": [], "unknown": ["matemtik"]}
    assert understood("elevfrånvaro", literal=True)["terms"] == ["elev", "frånvaro"]
