"""Small web pages in the shapes of the State Department's site, written for the tests: a country that never was."""

SITE = "https://www.state.gov/reports"
TRIM = '<span class="icon-svg"><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg></span>'
P = "<p>Guards beat detainees.</p>"


def page(
    *content,
    year=2021,
    country="Ruritania",
    slug="ruritania",
    h1=None,
    canonical=None,
    breadcrumb=None,
    head="",
    meta="",
    tags="",
):
    """A whole page as bytes; what is not given agrees with year and country."""
    series = f"{SITE}/{year}-country-reports-on-human-rights-practices"
    return f"""<!DOCTYPE html>
<html lang="en-US"><head>
<title>{country} - United States Department of State</title>
<link rel="canonical" href="{f"{series}/{slug}/" if canonical is None else canonical}">
{head}
</head><body>
<div id="breadcrumbs"><a href="{series}/">{year} Country Reports</a>
  <span class="bc_current">{breadcrumb or country}</span></div>
<div class="report-header__copy">
  <h1 class="report-header__headline">{h1 or f"{year} Country Reports on Human Rights Practices: {country}"}</h1>
  <div class="report-meta">{meta}</div>
</div>
<nav class="report-toc"><a href="#report-toc__section-1">Section 1. Respect for the Person</a></nav>
<section class="report__main js-backtotop"><div class="report__content">
{"".join(content)}
<div class="report__tags">{tags}</div>
</div></section>
<div class="report__side"><p>View report by:</p></div>
</body></html>""".encode()


def summary(*content, title="EXECUTIVE SUMMARY"):
    return (
        '<section class="report__content__inner entry-content">'
        f'<h2 id="report-toc__exec-summary" class="report__section-title">{title}</h2>{"".join(content)}</section>'
    )


def section(number, title, *content, body=""):
    """As in the editions of 2016 to 2023: the number and the title in a link that folds the section."""
    label = f'<h4 class="report-toc-section">Section {number}.</h4>' if number else ""
    return (
        '<section class="report__content__inner entry-content" data-component="accordion"><a class="accordion-title">'
        f'{label}<h3 class="report__section-title">\n\t {title}\t{TRIM}</h3></a>'
        f'<div class="section_wrapper"><div class="section_body">{body}</div>{"".join(content)}</div></section>'
    )


def section_2024(number, title, *content):
    return (
        f'<section class="report__content__inner"><p class="report-toc-section">Section {number}.</p>'
        f'<h2 class="report__section-title">{title} {TRIM}</h2><div class="section_wrapper">{"".join(content)}</div></section>'
    )


def sub(title, *content):
    """A subsection, or a section's text without one when the title is empty."""
    heading = f'<h3 id="x"\n class="report__section-subtitle">{title}</h3>' if title else ""
    return f'<section class="entry-content">{heading}{"".join(content)}</section>'


PAGE_2016 = page(
    summary("<p>Power lay with <i>the army</i>.</p>"),
    section(
        1,
        "Respect for the Person, Including Freedom from:",
        sub(
            "c. Torture and Other Cruel Treatment",
            P,
            "<h4>Prison and Detention Center Conditions</h4><p>Cells were cold.</p>",
            "<p><u>Physical Conditions</u>: Food was scarce.</p><p>Some starved.</p>",
            "<p><u>Administration</u>: There were no visits.</p>",
        ),
        sub("d. Arbitrary Arrest or Detention", "<h4>ROLE OF THE POLICE</h4><p>Police served the king.</p>"),
    ),
    section(6, "Discrimination", sub("", "<h4>Women</h4><p><u>Discrimination</u>: Women could not own land.</p>")),
    year=2016,
)
PAGE_2019 = page(
    summary("<p>Power lay with the army.</p>"),
    section(
        1,
        "Respect for the Person, Including Freedom from:",
        sub("c. Torture and Other Cruel Treatment", P),
        sub(
            "Prison and Detention Center Conditions",
            "<p>Cells were cold.</p><p><u></u>Physical Conditions: Food was scarce.</p>",
            "<p><u></u>Independent <u></u>Monitoring: None was allowed.</p>",
        ),
        sub("d. Arbitrary Arrest or Detention", "<p>Arrests were common.</p>"),
        sub("Trial Procedures", "<p>Trials were short.</p>"),
    ),
    section(6, "Discrimination", sub("Women", "<p>Women could not own land.</p>"), sub("Children", P)),
    section(7, "Worker Rights", sub("e. Acceptable Conditions of Work", P), sub("Endnote: Note on Sourcing", P)),
    year=2020,
)
PAGE_2021 = page(
    summary("<p>Power lay with the army.</p>"),
    section(
        1,
        "Respect for the Person",
        sub(
            "c. Torture and Other Cruel Treatment",
            P,
            '<h4 id="report-toc__h4-1">Prison and Detention Center Conditions</h4><p>Cells were cold.</p>',
            "<p><strong><span>Abusive Physical Conditions:</span></strong><span> Food was scarce.</span></p>",
            "<p><b>Adminis</b><b>tration</b>: There were no visits.</p>",
        ),
    ),
    section(6, "Discrimination", sub("Women", "<p><b>Discrimination: </b>Women could not own land.</p>")),
    section(
        7, "Worker Rights", sub("c. Child Labor", P), sub("Discrimination (see section 6)"), body="<p>See above.</p>"
    ),
    section(None, "Endnote: Note on Sourcing", sub("", "<p>Nobody was allowed in.</p>")),
)
PAGE_2024 = page(
    summary("<p>Nothing changed.</p>"),
    section_2024(1, "Life", sub("a. Extrajudicial Killings", P)),
    section_2024(
        2,
        "Liberty",
        sub(
            "b. Worker Rights",
            "<h4>Acceptable Work Conditions</h4><h5>Wage and Hour Laws</h5><p>Wages were low.</p>",
            "<h5>Occupational Safety and Health</h5><p>Mines were deep.</p>",
        ),
    ),
    section_2024(3, "Security of the Person", sub("a. Torture", P)),
    year=2024,
)
