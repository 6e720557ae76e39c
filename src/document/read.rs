//! Nodes → [`Document`]: which keys each object has, and what stands there.

use super::fields::{Fields, Object};
use super::{Article, ChartSpec, Document, Link, MOST_CHARTS, MOST_REFERENCES, Node, Reference, Sort};
use super::{check, revisions};
use crate::error::{Code, REPORT, Report};
use crate::text::Lang;

const SORTS: &str = "desc, asc, none";
/// Reads and checks a document. The report says what is wrong with it; the
/// document holds whatever could be read, so that one bad indicator does not
/// take the other charts with it. `None`: nothing could be read at all.
pub fn read(root: &Node) -> (Option<Document>, Report) {
    read_parts(root, true)
}

/// The same without indicators, which [`indicators`](super::indicators) reads.
pub fn read_charts(root: &Node) -> (Option<Document>, Report) {
    read_parts(root, false)
}

// Inlined, so that what reads charts alone has no code for indicators.
#[inline(always)]
fn read_parts(root: &Node, indicators: bool) -> (Option<Document>, Report) {
    let mut report = Report::default();
    let mut fields = Fields::new(&mut report);
    let document = fields.versioned(root).map(|of| {
        let mut document = fields.head(&of);
        if indicators {
            fields.indicators(&of, &mut document);
        }
        fields.charts(&of, &mut document);
        document
    });
    if let Some(document) = &document {
        check::charts(document, &mut report);
        if indicators {
            check::indicators(document, &mut report);
            revisions::check(document, &mut report);
        }
    }
    (document, report)
}

impl Fields<'_> {
    /// `root` as an object, if it is a document of a known version.
    fn versioned<'a>(&mut self, root: &'a Node) -> Option<Object<'a>> {
        let of = self.entered(root)?;
        let (code, arg) = match of.get("version") {
            Some(Node::Number(version) | Node::Text(version)) if version == "1" => return Some(of),
            Some(Node::Number(version) | Node::Text(version)) => (Code::Version, version.as_str()),
            Some(_) => (Code::Type, "1"),
            None => (Code::Missing, "version"),
        };
        self.path.push_str(".version");
        self.error(code, &[arg]);
        None
    }

    fn head(&mut self, of: &Object<'_>) -> Document {
        self.at(of, "version");
        let lang = self.str(of, "lang").map_or(Lang::Zh, Lang::of_tag);
        self.lang = lang;
        let article = self.object(of, "article").map(|article| self.article(&article)).unwrap_or_default();
        Document::new(lang, article)
    }

    /// The charts and all that is not about one of them.
    fn charts(&mut self, of: &Object<'_>, document: &mut Document) {
        if REPORT {
            // The article's name in an archive, on a line of `extract --ndjson`.
            self.at(of, "id");
        }
        let charts = &mut document.charts;
        self.objects(of, "charts", MOST_CHARTS, &mut |fields, of| charts.push(fields.chart(of)));
        document.theme = self.theme(of);
        document.revisions = self.revisions(of);
        self.done(of);
    }

    /// Colours, as written: a part that few documents need makes sense of them.
    #[inline(never)]
    fn theme(&mut self, of: &Object<'_>) -> Option<Node> {
        self.at(of, "theme").cloned()
    }

    /// Corrections, as written: they are read for charts that show some.
    #[inline(never)]
    fn revisions(&mut self, of: &Object<'_>) -> Option<Node> {
        self.at(of, "revisions").cloned()
    }

    fn article(&mut self, of: &Object<'_>) -> Article {
        let article = Article {
            title: self.text(of, "title"),
            url: self.url(of),
            publisher: self.text(of, "publisher"),
            published: self.text(of, "published"),
        };
        self.done(of);
        article
    }

    /// An address that starts with `http://` or `https://`.
    #[inline(never)]
    fn url(&mut self, of: &Object<'_>) -> Option<String> {
        let url = self.text(of, "url")?;
        let starts = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        if starts("https://") || starts("http://") {
            return Some(url);
        }
        self.error(Code::Link, &[]);
        None
    }

    fn chart(&mut self, of: &Object<'_>) -> ChartSpec {
        let chart = ChartSpec {
            path: self.path.clone(),
            id: self.word(of, "id"),
            kind: self.word(of, "kind"),
            variant: self.text(of, "variant"),
            title: self.text(of, "title"),
            subtitle: self.text(of, "subtitle"),
            note: self.text(of, "note"),
            takeaway: self.text(of, "takeaway"),
            alt: self.text(of, "alt"),
            source: self.object(of, "source").and_then(|source| self.link(&source)),
            credit: self.text(of, "credit"),
            updated: self.text(of, "updated"),
            indicators: self.references(of),
            highlight: self.strings(of, "highlight", MOST_REFERENCES),
            sort: [Sort::Descending, Sort::Ascending, Sort::None].get(self.choice(of, "sort", SORTS)).copied(),
            theme: self.theme(of),
            series: self.kept(of),
            csv: None,
            steps: if REPORT { self.steps(of) } else { Vec::new() },
        };
        self.done(of);
        chart
    }

    /// What only charts of series make sense of, as written.
    #[inline(never)]
    fn kept(&mut self, of: &Object<'_>) -> Option<Box<Node>> {
        let mut kept = Vec::new();
        for key in super::SERIES_KEYS {
            if let Some(node) = self.at(of, key) {
                kept.push((key.to_owned(), node.clone()));
            }
        }
        if kept.is_empty() { None } else { Some(Box::new(Node::Map(kept))) }
    }

    fn link(&mut self, of: &Object<'_>) -> Option<Link> {
        let link = Link { label: self.word(of, "label"), url: self.url(of) };
        self.done(of);
        if link.label.is_empty() { None } else { Some(link) }
    }

    fn references(&mut self, of: &Object<'_>) -> Vec<Reference> {
        let nodes = self.list(of, "indicators", MOST_REFERENCES);
        let (length, mut references) = (self.path.len(), Vec::new());
        for (i, node) in nodes.iter().enumerate() {
            // A bare text is the target itself.
            if let Node::Text(target) = node {
                references.push(Reference { target: target.clone(), label: None, group: None });
                continue;
            }
            self.element(length, i);
            let Some(of) = self.entered(node) else { continue };
            let target = self.word(&of, "ref");
            let (label, group) = (self.text(&of, "label"), self.text(&of, "group"));
            self.done(&of);
            if !target.is_empty() {
                references.push(Reference { target, label, group });
            }
        }
        references
    }
}
