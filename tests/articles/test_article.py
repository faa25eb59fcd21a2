"""`Article`: from text and from HTML, its parts, its errors, and what extraction makes of it."""

from __future__ import annotations

import datetime as dt
import pickle
import sys
from typing import Any

import pytest

from bnevents.articles import Article
from bnevents.articles.datelines import read_dateline
from bnevents.articles.lines import role_of
from bnevents.errors import InputError, MissingExtraError
from bnevents.pipeline import extract

STORY = (
    "<p>রাজশাহীর পদ্মাপাড়ে নতুন উদ্যান খুলেছে। শনিবার সকালে মেয়র উদ্যানটি ঘুরে দেখেন।</p>"
    "<p>উদ্যানে তিন শতাধিক গাছ লাগানো হয়েছে। সেখানে শিশুদের খেলার জায়গাও রাখা হয়েছে বলে জানান কর্মকর্তারা।</p>"
)
HEADLINE = "পদ্মাপাড়ে নতুন উদ্যান"


def page(head: str = "", body: str = "", heading: str = f"<h1>{HEADLINE}</h1>") -> str:
    title = f"<title>{HEADLINE} | আমাদের কাগজ</title>"
    return f"<html><head>{title}{head}</head><body><article>{heading}{body}{STORY}</article></body></html>"


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (linked('{"@type": "NewsArticle", "datePublished": "2024-05-04T10:30:00+06:00"}'), "2024-05-04T10:30:00+06:00"),
        (linked('[{"@graph": [{"datePublished": "2024-05-04"}]}]'), "2024-05-04"),
        (
            linked("{broken") + '<meta property="article:published_time" content="2024-05-04T10:30:00Z">',
            "2024-05-04T10:30:00+00:00",
        ),
        ('<meta itemprop="datePublished" content="4 May 2024 10:30 pm">', "2024-05-04T22:30:00"),
        ("", None),
    ],
)
def test_metadata_dates(head: str, published: str | None) -> None:
    found = Article.from_html(page(head)).published
    assert (found.isoformat() if found else None) == published


def test_metadata_comes_before_the_visible_line() -> None:
    visible = "<div>প্রকাশিত: ১ জানুয়ারি ২০২০</div>"
    meta = '<meta property="article:published_time" content="2024-05-04">'
    assert Article.from_html(page(meta, visible)).published == dt.date(2024, 5, 4)
    assert Article.from_html(page("", visible)).published == dt.date(2020, 1, 1)


def test_time_elements_by_their_role() -> None:
    times = (
        '<time class="updated" datetime="2024-05-05T08:00:00">আজ</time>'
        '<time itemprop="datePublished" datetime="2024-05-04">গতকাল</time>'
    )
    article = Article.from_html(page("", times))
    assert (article.published, article.updated) == (dt.date(2024, 5, 4), dt.datetime(2024, 5, 5, 8))


@pytest.mark.parametrize("heading", [f"<h1>{HEADLINE}</h1>", "", "<h1>আমাদের কাগজ</h1>" + f"<h1>{HEADLINE}</h1>"])
def test_headline_without_the_name_of_the_paper(heading: str) -> None:
    headline = Article.from_html(page(heading=heading)).headline
    assert headline is not None
    assert headline.text == HEADLINE


def test_html_of_nothing_and_of_too_little() -> None:
    short = Article.from_html("<html><body><p>উদ্যান খুলেছে।</p></body></html>")
    assert short.text == "উদ্যান খুলেছে।"
    with pytest.raises(InputError, match="no elements"):
        Article.from_html("   ")


def test_scripts_and_nesting_do_no_harm() -> None:
    hostile = "<div>" * 3000 + "<script>alert(1)</script><style>p{}</style>উদ্যান খুলেছে।" + "</div>" * 3000
    article = Article.from_html(f"<html><body>{hostile}</body></html>")
    assert "alert" not in article.text


@pytest.mark.parametrize("wrong", [None, 7, ["ক"], b"\xe0"])
def test_text_of_the_wrong_kind(wrong: Any) -> None:
    with pytest.raises(InputError, match="text"):
        Article.from_text(wrong)


def test_other_wrong_arguments() -> None:
    with pytest.raises(InputError, match="html must be a str"):
        Article.from_html(3)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="url must be a str"):
        Article.from_text("ক", url=3)  # type: ignore[arg-type]


def test_moments_with_an_offset_are_taken_to_local_time() -> None:
    meta = '<meta property="article:published_time" content="2024-05-03T20:30:00Z">'
    assert extract(Article.from_html(page(meta))).published == dt.datetime(2024, 5, 4, 2, 30)


def test_html_as_sites_write_it() -> None:
    body = "".join(
        f"<p>{line}</p>"
        for line in (
            "নগরীর পদ্মাপারে নতুন একটি উদ্যান আজ সকালে খুলে দেওয়া হয়েছে। উদ্বোধন করেন সিটি করপোরেশনের মেয়র।",
            "উদ্যানটি তৈরি করতে তিন বছর লেগেছে। সেখানে শিশুদের জন্য খেলার জায়গা আছে।",
        )
    )
    html = f"""<html><head><title>উদ্যান খুলল</title><link rel="canonical" href="https://example.org/park"></head><body>
    <h1>রাজশাহীতে নতুন উদ্যান খুলল</h1><h2>উদ্যানটি দেখতে প্রথম দিনেই মানুষের ভিড় হয়।</h2>
    <div><span>প্রতিনিধি</span><span>রাজশাহী</span></div><div>প্রকাশ: ০৮ মার্চ ২০২৫, ১১: ৩০</div>
    <figure><figcaption>উদ্যানের ফটকে দর্শনার্থীদের ভিড়<span>ছবি: প্রতিনিধি</span></figcaption></figure>
    <div id="content">{body}</div></body></html>"""
    article = Article.from_html(html)
    assert article.standfirst is not None
    assert article.standfirst.text == "উদ্যানটি দেখতে প্রথম দিনেই মানুষের ভিড় হয়।"
    assert article.text.splitlines()[1] == article.standfirst.text
    assert (article.author, article.place, article.url) == ("প্রতিনিধি রাজশাহী", "রাজশাহী", "https://example.org/park")
    assert article.body[0].text.startswith("নগরীর পদ্মাপারে")


def test_without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"bnevents\[html\]"):
        Article.from_html(page())


def test_json_and_pickle_keep_it() -> None:
    article = Article.from_html(page('<meta property="article:published_time" content="2024-05-04T10:30:00">'))
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert pickle.loads(pickle.dumps(article)) == article
    assert isinstance(article.published, dt.datetime)


def test_extraction_uses_url_date_and_regions() -> None:
    text = "উদ্যান খুলল রাজশাহীতে\nপ্রকাশিত: ৪ মে ২০২৪\nগতকাল রাজশাহীতে মেয়রের সঙ্গে বৈঠক করেন রাষ্ট্রদূত।\nমন্তব্য করুন"
    found = extract(Article.from_text(text, url="https://example.org/7"))
    assert (found.source, found.published, found.published_from) == (
        "https://example.org/7",
        dt.date(2024, 5, 4),
        "article",
    )
    assert [event.time.value for event in found.events if event.time] == ["2024-05-03"]


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "date"),
    [
        ("ঢাকা, ১৬ মে ২০১৯ (বাসস) : উদ্যান খুলেছে।", "ঢাকা", "বাসস", "১৬ মে ২০১৯"),
        ("কলকাতা, ১৬ জানুয়ারি (হি.স.): উদ্যান খুলেছে।", "কলকাতা", "হি.স.", "১৬ জানুয়ারি"),
        ("নয়াদিল্লি, ৩ মার্চ (পিটিআই) – উদ্যান খুলেছে।", "নয়াদিল্লি", "পিটিআই", "৩ মার্চ"),
    ],
)
def test_datelines(paragraph: str, place: str, agency: str, date: str) -> None:
    found = read_dateline(paragraph)
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date)
    assert paragraph[found.length :] == "উদ্যান খুলেছে।"


@pytest.mark.parametrize(
    ("opening", "place", "author"),
    [
        ("নিজস্ব প্রতিনিধি, কলকাতা: ", "কলকাতা", None),
        ("আবু সাদিক, বগুড়া প্রতিনিধি : ", "বগুড়া", "আবু সাদিক"),
        ("শেরপুর (বগুড়া) প্রতিনিধি: ", "শেরপুর", None),
        ("আজকাল ওয়েবডেস্ক: ", None, "আজকাল ওয়েবডেস্ক"),
        ("রাজশাহী: ", "রাজশাহী", None),
        ("মেহেরপুর জেলা প্রতিনিধিঃ ", "মেহেরপুর", None),
    ],
)
def test_datelines_of_reporters(opening: str, place: str | None, author: str | None) -> None:
    found = read_dateline(f"{opening}নগরীর পদ্মাপারের নতুন উদ্যানটি আজ সকালে খুলে দিয়েছেন মেয়র।")
    assert found is not None
    assert (found.place, found.author, found.length) == (place, author, len(opening))


def test_the_place_of_a_byline() -> None:
    body = "নগরীর পদ্মাপারের নতুন উদ্যানটি আজ খুলে দেওয়া হয়েছে।"
    for byline, place in (("নিজস্ব প্রতিবেদক, রাজশাহী", "রাজশাহী"), ("প্রতিনিধি গাজীপুর", "গাজীপুর"), ("স্টাফ রিপোর্টার", None)):
        article = Article.from_text(f"নতুন উদ্যান খুলল রাজশাহীতে\n{byline}\nপ্রকাশ: ০৮ মার্চ ২০২৫, ১১: ৩০\n{body}")
        assert (article.author, article.place) == (byline, place)
        assert article.published == dt.datetime(2025, 3, 8, 11, 30)


def test_a_byline_right_above_a_body_without_a_headline() -> None:
    article = Article.from_text("জানুয়ারী,১১,২০২১\nগাজীপুর প্রতিনিধি-\nনতুন উদ্যানটি আজ সোমবার খুলে দেওয়া হয়েছে।")
    assert (article.headline, article.author, article.place) == (None, "গাজীপুর প্রতিনিধি", "গাজীপুর")
    assert article.published == dt.date(2021, 1, 11)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("বাসস/এসই/১৭০৮/-কেজিএ", "junk"),
        ("এসিবি/জেডএইচ (ডিপিএ, এএফপি)", "junk"),
        ("Facebook Twitter WhatsApp", "junk"),
        ("সরাসরি কনটেন্টে যান", "junk"),
        ("1 মিনিটে পড়ুন", "junk"),
        ("Join WhatsApp Channel Join Now", "junk"),
        ("Link Copied!", "junk"),
        ("ছবির উৎস, Getty Images", "photo"),
        ("উদ্যানের ফটকে ভিড়ছবি: Thomas Weber/dpa", "photo"),
        ("উদ্যানে বইমেলা বসবে ফাল্গুনে", "short"),
        ("মেয়র প্রকাশ করলেন উদ্যানের নকশা", "short"),
    ],
)
def test_lines(line: str, role: str) -> None:
    assert role_of(line) == role


@pytest.mark.parametrize(
    "paragraph",
    [
        "ঢাকা: উদ্যান খুলেছে।",
        "ভারত: নতুন উদ্যানটির নকশা করেছেন দেশটির একজন তরুণ স্থপতি।",
        "তিনি বলেন: উদ্যান খুলবে।",
        "১৬ মে ২০১৯ উদ্যান খুলেছে।",
        "মেয়র (৫২) বলেন, উদ্যান খুলেছে।",
        "",
    ],
)
def test_no_datelines(paragraph: str) -> None:
    assert read_dateline(paragraph) is None
