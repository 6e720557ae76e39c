//! Ticks whose labels keep clear of each other, and the unit they count in.

use super::plot::{Plot, TICK};
use crate::document::Unit;
use crate::resolve::{Part, axis_unit};
use crate::scale::{Linear, Tick, ten_to, ticks};
use crate::scene::Anchor;
use crate::text::group_digits;

/// Least room between two tick labels.
const CLEAR: f64 = 8.0;
/// What a line takes that says the unit.
const UNIT: f64 = 17.0;

impl Plot<'_> {
    /// Chooses what the axis of figures counts in, once for all panels.
    /// `zero`: the axis reaches to zero. Inlined, as the rule is.
    #[inline(always)]
    pub(super) fn choose_unit(&mut self, zero: bool) {
        let chart = self.chart;
        let (mut low, mut high) = if zero { (0.0, 0.0) } else { (f64::INFINITY, f64::NEG_INFINITY) };
        let mut mixed = false;
        for datum in chart.data.iter().filter(|datum| datum.part != Part::Completion) {
            if let Some(amount) = &datum.amount {
                (low, high) = (low.min(amount.scaled), high.max(amount.scaled_upper));
                mixed |= amount.unit.power != chart.unit.power;
            }
        }
        let written = || mixed.then(|| chart.unit.clone());
        self.unit = axis_unit(&chart.unit, low, high, chart.lang).or_else(written);
    }

    /// What the axis counts in.
    pub(super) fn axis_unit(&self) -> &Unit {
        self.unit.as_ref().unwrap_or(&self.chart.unit)
    }

    /// Says what the axis counts in where not all labels do; returns the
    /// height of that line.
    #[inline(never)]
    pub(super) fn say_unit(&mut self, x: f64, y: f64) -> f64 {
        let Some(unit) = &self.unit else { return 0.0 };
        let words = [self.chart.lang.say("单位：|Unit: "), &unit.written].concat();
        self.tick_label(x, y, Anchor::Start, &words);
        UNIT
    }

    /// Ticks of a domain in the chart's unit, their texts in the axis's.
    #[inline(never)]
    pub(super) fn marks(&self, domain: (f64, f64), most: usize) -> Vec<Tick> {
        let unit = self.axis_unit();
        let factor = ten_to(unit.power - self.chart.unit.power);
        let mut marks = ticks((domain.0 / factor, domain.1 / factor), most);
        for tick in &mut marks {
            tick.value *= factor;
            tick.text = group_digits(&tick.text, &unit.written);
        }
        marks
    }

    /// The same at most `most` steps apart; fewer where the labels would
    /// crowd each other.
    #[inline(never)]
    pub(super) fn ticks(&self, scale: &Linear, domain: (f64, f64), most: usize) -> Vec<Tick> {
        let mut most = most;
        while most > 0 {
            let marks = self.marks(domain, most);
            let mut reach = f64::NEG_INFINITY;
            let mut clear = true;
            for tick in &marks {
                // Labels at the ends are moved inside the plot.
                let half = TICK.width(&tick.text) / 2.0;
                let middle = scale.map(tick.value).min(self.width - half).max(half);
                clear &= middle - half >= reach;
                reach = middle + half + CLEAR;
            }
            if clear {
                return marks;
            }
            most -= 1;
        }
        vec![Tick { value: 0.0, text: "0".to_owned() }]
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Node, read};
    use crate::layout::{Part, layout};
    use crate::resolve::resolve;
    use crate::scene::{Role, Shape};
    use crate::text::Lang;
    use crate::theme::Theme;

    /// Ticks and units of a chart of `figures`, each with its unit, in panels
    /// where it has a variant.
    fn axis(kind: &str, figures: &[(&str, &str)], lang: Lang) -> Vec<String> {
        let (kind, variant) = kind.split_once(' ').unwrap_or((kind, ""));
        let (mut indicators, mut listed) = (Vec::new(), Vec::new());
        for (i, (value, unit)) in figures.iter().enumerate() {
            let group = if variant.is_empty() { String::new() } else { format!(r#","group":"{i}""#) };
            indicators.push(format!(r#"{{"id":"i{i}","label":"甲","value":"{value}","unit":"{unit}"}}"#));
            listed.push(format!(r#"{{"ref":"i{i}"{group}}}"#));
        }
        let variant = if variant.is_empty() { String::new() } else { format!(r#","variant":"{variant}""#) };
        let json = format!(
            r#"{{"version":1,"lang":"{}","indicators":[{}],"charts":[{{"id":"c","kind":"{kind}"{variant},"title":"图","axis":{{"y":{{"free":true}}}},"indicators":[{}]}}]}}"#,
            lang.tag(),
            indicators.join(","),
            listed.join(",")
        );
        let (document, report) = read(&Node::from_json(&json).expect("JSON"));
        let chart = resolve(&document.expect("a document"), &report, "c", None).expect("resolves");
        let scene = layout(&chart, 680.0, Part::Plot, &Theme::LIGHT);
        let texts = scene.items.iter().filter_map(|item| match &item.shape {
            Shape::Text(text) if item.role == Role::Axis => Some(text),
            _ => None,
        });
        texts.map(|text| text.spans.iter().map(|span| span.text.as_str()).collect()).collect()
    }

    #[test]
    fn figures_count_as_series_do() {
        let long = [("9000000000000", "元"), ("1", "元")];
        assert_eq!(axis("dot", &long, Lang::Zh), ["0", "5", "10", "单位：万亿元"]);
        assert_eq!(axis("dot", &long, Lang::Hant), ["0", "5", "10", "單位：萬億元"]);
        assert_eq!(axis("dot", &long, Lang::En), ["0", "5", "10", "Unit: 万亿元"]);
        assert_eq!(axis("dot", &[("-9000000", "人"), ("0", "人")], Lang::Zh), ["−1000", "−500", "0", "单位：万人"]);
    }

    #[test]
    fn short_numbers_stay_as_written() {
        assert_eq!(axis("dot", &[("1331.4", "亿元"), ("820", "亿元")], Lang::Zh), ["800", "1000", "1200", "1400"]);
        assert_eq!(axis("dot", &[("0", "元")], Lang::Zh), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
    }

    #[test]
    fn units_of_several_powers_are_said() {
        let mixed = [("90", "亿元"), ("3000", "万元")];
        assert_eq!(axis("dot", &mixed, Lang::Zh), ["0", "50", "100", "单位：亿元"]);
    }

    #[test]
    fn points_are_never_percent() {
        let ticks = axis("dot", &[("300000", "个百分点"), ("0", "个百分点")], Lang::Zh);
        assert_eq!(ticks, ["0", "100,000", "200,000", "300,000"]);
    }

    #[test]
    fn panels_share_a_unit_where_each_has_its_own_scale() {
        let ticks = axis("facet dot", &[("9000000", "人"), ("40000", "人")], Lang::Zh);
        assert_eq!(ticks, ["0", "500", "1000", "单位：万人", "0", "2", "4", "单位：万人"]);
    }

    #[test]
    fn a_completion_rate_is_not_on_the_axis() {
        let bullet = [("4200000", "元"), ("5", "亿元"), ("900000", "%")];
        assert_eq!(axis("bullet", &bullet, Lang::Zh), ["0", "2", "4", "单位：亿元"]);
    }
}
