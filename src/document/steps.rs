//! The steps of a chart's story: what each changes of the chart.

use super::fields::{Fields, Object};
use super::model::ChartSpec;
use super::{MOST_REFERENCES, Node};
use crate::error::Code;

/// Steps of one story.
const MOST_STEPS: usize = 20;

/// What one step says and changes; what is absent stays as the chart has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// JSON path, for reports.
    pub path: String,
    /// What the reader is told.
    pub text: String,
    /// What carries this step.
    pub highlight: Option<Vec<String>>,
    /// Another kind of chart.
    pub kind: Option<String>,
    /// Its variant.
    pub variant: Option<String>,
    /// Ends of the axis of x, as written.
    pub domain: Option<Node>,
    /// Remarks of this step, as written.
    pub annotations: Option<Node>,
}

impl Fields<'_> {
    /// The steps of a chart.
    pub(super) fn steps(&mut self, of: &Object<'_>) -> Vec<Step> {
        let mut steps = Vec::new();
        self.objects(of, "steps", MOST_STEPS, &mut |fields, of| {
            let path = fields.path.clone();
            let text = fields.word(of, "text");
            let highlight =
                fields.at(of, "highlight").is_some().then(|| fields.strings(of, "highlight", MOST_REFERENCES));
            let (kind, variant) = (fields.text(of, "kind"), fields.text(of, "variant"));
            let given = fields.at(of, "domain").cloned();
            let domain = given.clone().filter(|node| matches!(node, Node::List(ends) if ends.len() == 2));
            if given.is_some() && domain.is_none() {
                fields.error(Code::Type, &["[起点, 终点] (a list of two)"]);
            }
            let annotations = fields.at(of, "annotations").cloned();
            fields.done(of);
            steps.push(Step { path, text, highlight, kind, variant, domain, annotations });
        });
        steps
    }
}

impl ChartSpec {
    /// The chart as `step` of its story shows it; the page does the same in
    /// `element/view.js`. Its path is that of the step.
    pub fn at_step(&self, step: &Step) -> Self {
        let mut spec = self.clone();
        spec.path.clone_from(&step.path);
        if let Some(highlight) = &step.highlight {
            spec.highlight.clone_from(highlight);
        }
        if let Some(kind) = &step.kind
            && *kind != spec.kind
        {
            spec.kind.clone_from(kind);
            spec.variant.clone_from(&step.variant);
            spec.alt = None;
        }
        if let Some(annotations) = &step.annotations {
            set(series(&mut spec), "annotations", annotations.clone());
        }
        if let Some(domain) = &step.domain {
            let axis = map(series(&mut spec), "axis");
            set(map(axis, "x"), "domain", domain.clone());
            // What the author wrote of the whole is not true of its part.
            spec.alt = None;
        }
        spec
    }
}

/// What the chart keeps for charts of series.
fn series(spec: &mut ChartSpec) -> &mut Node {
    spec.series.get_or_insert_with(|| Box::new(Node::Map(Vec::new())))
}

/// The object at `key` of an object, which is made where there is none.
fn map<'a>(of: &'a mut Node, key: &str) -> &'a mut Node {
    if !matches!(of.get(key), Some(Node::Map(_))) {
        set(of, key, Node::Map(Vec::new()));
    }
    at(of, key)
}

fn set(of: &mut Node, key: &str, value: Node) {
    *at(of, key) = value;
}

/// The place of `key`, for what stands there or will.
fn at<'a>(of: &'a mut Node, key: &str) -> &'a mut Node {
    if !matches!(of, Node::Map(_)) {
        *of = Node::Map(Vec::new());
    }
    let Node::Map(keys) = of else { return of };
    let place = keys.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
        keys.push((key.to_owned(), Node::Null));
        keys.len() - 1
    });
    &mut keys[place].1
}
