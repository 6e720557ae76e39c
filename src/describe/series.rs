//! Levels of a chart of series: what is along them, their extremes, and how
//! they went.

use super::levels::{
    Item, Sentence, above, difference, extreme, joint, lead, moved, said as said_difference, short, tell,
};
use super::{figures::tally, levels::note};
use crate::resolve::{Along, Amount, Chart, Emphasis, Grid, Kind, Mark, Series, Status, called};

/// All levels; empty ones have nothing to say.
#[inline(never)]
pub(super) fn levels(chart: &Chart) -> Vec<String> {
    let grid = chart.grid.as_deref();
    let cut = grid.and_then(shown);
    let is_known = |at: usize| chart.data.get(at).is_some_and(|datum| datum.amount.is_some());
    let known = |grid: &&Grid| grid.series.iter().any(|series| series.told().any(|(at, _)| is_known(at)));
    let Some(grid) = cut.as_ref().or(grid).filter(known) else {
        let name = grid.map_or("图|Chart", kind);
        return vec![[chart.lang.say(name), chart.lang.say("，暂无数据。|, no data.")].concat()];
    };
    let reader = Reader { chart, grid };
    vec![reader.first(), reader.second(), reader.third()]
}

/// What is drawn where the axis of x is cut to a part; `None` where it is not.
#[inline(never)]
fn shown(grid: &Grid) -> Option<Grid> {
    let (from, to) = grid.domain?;
    let inside = |x: f64| x >= from && x <= to;
    let mut grid = grid.clone();
    for series in &mut grid.series {
        (series.marks, series.passes) = (series.values().to_vec(), (false, false));
        series.measure();
    }
    grid.series.retain(|series| !series.marks.is_empty());
    match &mut grid.along {
        Along::Time(periods) => periods.retain(|period| inside(period.end())),
        Along::Names(names) => {
            // Names are counted from the first that is left.
            let first = libm::ceil(from.max(0.0));
            let mut at = -1.0;
            names.retain(|_| {
                at += 1.0;
                inside(at)
            });
            grid.series.iter_mut().flat_map(|series| &mut series.marks).for_each(|mark| mark.x -= first);
        }
        Along::Number => {}
    }
    Some(grid)
}

fn kind(grid: &Grid) -> &'static str {
    match grid.inner {
        Kind::Line => "折线图|Line chart",
        Kind::Area if grid.stacked => "堆叠面积图|Stacked area chart",
        Kind::Area => "面积图|Area chart",
        Kind::Step => "阶梯图|Step chart",
        Kind::Slope => "斜率图|Slope chart",
        Kind::Rank => "位次图|Rank chart",
        Kind::GroupedBar => "分组条形图|Grouped bar chart",
        Kind::GroupedColumn => "分组柱形图|Grouped column chart",
        Kind::StackedBar => "堆叠条形图|Stacked bar chart",
        Kind::StackedColumn => "堆叠柱形图|Stacked column chart",
        _ => "图|Chart",
    }
}

/// A mark with its figure.
#[derive(Clone, Copy)]
struct Told<'a> {
    series: &'a Series,
    mark: &'a Mark,
    amount: &'a Amount,
}

struct Reader<'a> {
    chart: &'a Chart,
    grid: &'a Grid,
}

impl<'a> Reader<'a> {
    /// The marks of a series that have a figure.
    fn told(&self, series: &'a Series) -> Vec<Told<'a>> {
        let told = series.told().filter_map(|(at, mark)| {
            let amount = self.chart.data.get(at)?.amount.as_deref()?;
            Some(Told { series, mark, amount })
        });
        told.collect()
    }

    /// What a series is called; empty where it needs no name.
    fn name(&self, series: &Series) -> String {
        let mut name = String::new();
        if self.grid.panels.len() > 1 {
            name += self.grid.panels.get(series.panel).map_or("", String::as_str);
        }
        // A name that all have says nothing.
        if self.grid.series.iter().any(|other| other.name != series.name) {
            name = [name.as_str(), if name.is_empty() || series.name.is_empty() { "" } else { " " }, &series.name]
                .concat();
        }
        short(&name)
    }

    /// Where a mark stands: 2023年前三季度（预测）; `inside` brackets without
    /// brackets of its own.
    fn place(&self, told: Told<'_>, inside: bool) -> String {
        let lang = self.chart.lang;
        let status = lang.say(match told.mark.status {
            Status::Actual => "",
            Status::Forecast if inside => "，预测|, forecast",
            Status::Forecast => "（预测）| (forecast)",
            Status::Target if inside => "，目标|, target",
            Status::Target => "（目标）| (target)",
        });
        if self.grid.along != Along::Number {
            return [&short(&called(&self.grid.along, told.mark.x, lang)), status].concat();
        }
        // A label has the number as it is written, behind the series' name.
        let datum = told.mark.datum.and_then(|at| self.chart.data.get(at as usize));
        let label = datum.map_or("", |datum| datum.label.as_str());
        let number = |c: &char| c.is_ascii_digit() || matches!(c, '.' | '-' | '−');
        let end = label.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
        let length: usize = label[..end].chars().rev().take_while(number).map(char::len_utf8).sum();
        [lang.say("横轴|x = "), &label[end - length..end], status].concat()
    }

    fn item(&self, told: Told<'a>) -> Item<'a> {
        let lang = self.chart.lang;
        let (name, place) = (self.name(told.series), self.place(told, false));
        let joint = if name.is_empty() || place.is_empty() { "" } else { lang.say("| ") };
        // Digits of both would run together.
        let digits = |text: &str, last: bool| {
            let byte = if last { text.as_bytes().last() } else { text.as_bytes().first() };
            byte.is_some_and(u8::is_ascii_alphanumeric)
        };
        let joint = if digits(&name, true) && digits(&place, false) { " " } else { joint };
        let datum = told.mark.datum.and_then(|at| self.chart.data.get(at as usize));
        let note = datum.map_or("", |datum| note(datum, lang));
        Item { what: [&name, joint, &place].concat(), amount: told.amount, note }
    }

    fn first(&self) -> String {
        let Self { chart, grid } = *self;
        let lang = chart.lang;
        let mut out = Sentence::new(lang);
        out.add("", &[lang.say(kind(grid)), lang.say("：|: ")]);
        if grid.panels.len() > 1 {
            out.add("", &[&grid.panels.len().to_string(), lang.say("幅小图，| panels, ")]);
        }
        let names: Vec<String> = grid.series.iter().map(|series| self.name(series)).collect();
        let mut joint = "";
        if names.iter().any(|name| !name.is_empty()) {
            out.list("", &names, ["等| and ", "个系列| more"]);
            joint = "；|; ";
        }
        match &grid.along {
            Along::Time(periods) => {
                let ends = [periods.first(), periods.last()];
                let [from, to] =
                    ends.map(|end| end.map(|end| called(&grid.along, end.end(), lang)).unwrap_or_default());
                let count = periods.len().to_string();
                let joint_of = lang.say("至| to ");
                let span = if periods.len() > 1 {
                    [&from, joint_of, &to, lang.say("，|, ")].concat()
                } else {
                    [&from, lang.say("，|, ")].concat()
                };
                out.add(joint, &[&span, &count, lang.say(if count == "1" { "期| period" } else { "期| periods" })]);
            }
            Along::Names(names) => out.list(joint, names, ["等| and ", "项| more"]),
            Along::Number => {
                let count = grid.series.iter().map(|series| series.marks.len()).sum::<usize>().to_string();
                out.add(joint, &[&count, lang.say("个点| points")]);
            }
        }
        if !grid.measure.title.is_empty() {
            out.add("；|; ", &[&grid.measure.title]);
        }
        out.done()
    }

    /// Extremes of all values, and who leads at the end.
    fn second(&self) -> String {
        let Self { chart, grid } = *self;
        let mut out = Sentence::new(chart.lang);
        out.equals = "个值并列|";
        let mut all = Vec::new();
        for series in &grid.series {
            all.extend(self.told(series));
        }
        // Places, and parts of 100 %, are compared at one place only.
        if grid.percent || grid.inner == Kind::Rank {
            self.at_end(&all, &mut out);
            return out.done();
        }
        let items: Vec<Item<'_>> = all.iter().map(|told| self.item(*told)).collect();
        let [high, low] = [false, true].map(|turned| extreme(&items, turned));
        let text = all[0].amount.text();
        if items.len() == 1 {
            out.add("", &[&items[0].what, joint(&items[0].what, out.lang), &text, items[0].note]);
        } else if self.few() && high.is_some_and(|(_, ties)| ties == items.len()) {
            out.add("", &[out.lang.say("各值都是|All values are "), &text]);
        } else {
            self.tell(&mut out, &items, &all, false);
            let last = self.last(&all);
            let top =
                high.map(|(at, _)| at).filter(|at| last.iter().any(|told| std::ptr::eq(told.mark, all[*at].mark)));
            if top.is_some() && high.is_some_and(|(_, ties)| ties == 1) && !out.is_empty() {
                // The highest of all leads at the end, too.
                let rest = last.iter().map(|told| self.named(*told)).collect::<Vec<_>>();
                let at = last.iter().position(|told| top.is_some_and(|top| std::ptr::eq(told.mark, all[top].mark)));
                at.inspect(|at| lead(&mut out, &rest, *at));
            }
            self.tell(&mut out, &items, &all, true);
            let lowest = low.is_some_and(|(at, _)| last.iter().any(|told| std::ptr::eq(told.mark, all[at].mark)));
            if last.len() > 1 && top.is_none() || last.len() == 1 && top.is_none() && !lowest && items.len() > 2 {
                self.latest(&last, &mut out);
            }
        }
        self.above(&mut out);
        out.done()
    }

    /// Whether every value has a figure.
    fn few(&self) -> bool {
        self.grid.series.iter().all(|series| series.told.len() == series.marks.len())
    }

    /// Whether the first and the last value of a series have figures: of a
    /// long one whose ends are missing, their neighbours have none.
    fn reaches(&self, series: &Series) -> bool {
        let known = |mark: &&Mark| !mark.y.is_nan();
        let ends = [series.marks.iter().find(known), series.marks.iter().rev().find(known)];
        ends.iter().flatten().all(|mark| mark.datum.is_some())
    }

    /// An extreme; of series too long for the table, with what is equal to it there.
    fn tell(&self, out: &mut Sentence, items: &[Item<'_>], all: &[Told<'_>], turned: bool) {
        if self.few() {
            tell(out, "", items, turned, false);
            return;
        }
        let Some((at, _)) = extreme(items, turned) else { return };
        let marks = self.grid.series.iter().flat_map(|series| &series.marks);
        if marks.filter(|mark| mark.y == all[at].mark.y).count() == 1 {
            tell(out, "", items, turned, false);
        }
    }

    /// What stands at the last place in time; nothing where that is not sure.
    fn last(&self, all: &[Told<'a>]) -> Vec<Told<'a>> {
        let grid = self.grid;
        let timed = matches!(grid.along, Along::Time(_)) || matches!(grid.inner, Kind::Slope | Kind::Rank);
        if !timed && !grid.percent || !grid.series.iter().all(|series| self.reaches(series)) {
            return Vec::new();
        }
        let mut x = f64::NEG_INFINITY;
        for told in all {
            x = x.max(told.mark.x);
        }
        all.iter().filter(|told| told.mark.x == x).copied().collect()
    }

    /// The name of a series with a figure of it.
    fn named(&self, told: Told<'a>) -> Item<'a> {
        Item { what: self.name(told.series), ..self.item(told) }
    }

    /// 2023年：甲1位，乙2位.
    fn at_end(&self, all: &[Told<'a>], out: &mut Sentence) {
        let lang = self.chart.lang;
        let last = self.last(all);
        let mut items: Vec<Item<'_>> = last.iter().map(|told| self.named(*told)).collect();
        if self.grid.inner == Kind::Rank {
            super::levels::by_value(&mut items);
        }
        for (at, item) in items.iter().enumerate() {
            let place = self.place(last[0], false);
            let head = if at == 0 { [place.as_str(), lang.say("：|: ")] } else { ["", ""] };
            out.add("，|, ", &[head[0], head[1], &item.what, joint(&item.what, lang), &item.amount.text(), item.note]);
        }
    }

    /// Who leads at the last place, or what stands there alone.
    fn latest(&self, last: &[Told<'a>], out: &mut Sentence) {
        let lang = self.chart.lang;
        let place = self.place(last[0], true);
        if let [one] = last {
            // Of a part of the axis, the last one may not be the latest.
            let open = if self.grid.domain.is_some() {
                "图上最后一期（|last shown ("
            } else {
                "最近一期（|latest ("
            };
            let [open, close] = [lang.say(open), lang.say("）|): ")];
            let item = self.named(*one);
            out.add(
                "；|; ",
                &[
                    open,
                    &place,
                    close,
                    &item.what,
                    if item.what.is_empty() { "" } else { joint(&item.what, lang) },
                    &item.amount.text(),
                    item.note,
                ],
            );
        } else {
            let items: Vec<Item<'_>> = last.iter().map(|told| self.named(*told)).collect();
            tell(out, &[&place, lang.say("，|, ")].concat(), &items, false, true);
        }
    }

    /// How many values of one series are above a line across the plot.
    fn above(&self, out: &mut Sentence) {
        let lang = self.chart.lang;
        let across = |line: &&crate::resolve::Reference| !line.along && line.from == line.to && !line.label.is_empty();
        let (Some(line), [series]) = (self.grid.references.iter().find(across), &self.grid.series[..]) else { return };
        let (mut count, mut above) = (0, 0);
        for mark in series.marks.iter().filter(|mark| !mark.y.is_nan()) {
            count += 1;
            above += usize::from(mark.y > line.from + 1e-12 * line.from.abs());
        }
        let label = short(&line.label);
        if count > 1 && !self.grid.percent {
            let (count, above) = (count.to_string(), above.to_string());
            out.add(
                "；|; ",
                &[&count, lang.say("个值中| values, "), &above, lang.say("个高于| of them above "), &label],
            );
        }
    }

    /// How the series went, where they have an order.
    fn third(&self) -> String {
        let Self { chart, grid } = *self;
        let lang = chart.lang;
        let mut out = Sentence::new(lang);
        let ordered = !matches!(grid.along, Along::Names(_)) || grid.inner == Kind::Slope;
        if ordered && !grid.percent {
            let mut paths = Vec::new();
            for series in &grid.series {
                let told = self.told(series);
                if told.len() > 1 && self.reaches(series) {
                    paths.push(told);
                }
            }
            self.paths(&paths, &mut out);
        }
        let gaps = grid.series.iter().flat_map(|series| &series.marks).filter(|mark| mark.y.is_nan()).count();
        if gaps > 0 {
            out.add("；|; ", &[&gaps.to_string(), lang.say("个值未公布| values not published")]);
        }
        out.done()
    }

    fn paths(&self, paths: &[Vec<Told<'a>>], out: &mut Sentence) {
        let subjects = paths.iter().filter(|path| path[0].series.emphasis == Emphasis::Subject).count();
        for path in paths {
            let subject = path[0].series.emphasis == Emphasis::Subject;
            if paths.len() < 3 || subject && subjects == 1 {
                let name = self.name(path[0].series);
                self.path(path, &name, out);
            }
        }
        if let [one] = paths {
            self.turn(one, out);
        }
        if let [one, other] = paths {
            self.distance(one, other, out);
        }
        if paths.len() > 2 {
            let rank = self.grid.inner == Kind::Rank;
            let mut counts = [0, 0];
            for path in paths {
                let (from, to) = (path[0].amount, path[path.len() - 1].amount);
                counts[0] += usize::from(above(to, from, rank));
                counts[1] += usize::from(above(to, from, !rank));
            }
            let words = [
                "个系列上升| series rose",
                "个系列下降| series fell",
                "个系列都上升| series rose, none fell",
                "个系列都下降| series fell, none rose",
            ];
            let mut whole = Sentence::new(out.lang);
            tally(&mut whole, paths.len(), counts, words);
            if !whole.is_empty() {
                out.add("；|; ", &[whole.text()]);
            }
        }
    }

    /// From the first figure of a series to its last one.
    fn path(&self, path: &[Told<'a>], name: &str, out: &mut Sentence) {
        let lang = self.chart.lang;
        let (from, to) = (path[0], path[path.len() - 1]);
        let [open, close] = [lang.say("（| ("), lang.say("）|)")];
        let places = [from, to].map(|told| [open, &self.place(told, true), close].concat());
        let rank = self.grid.inner == Kind::Rank;
        let text = moved(from.amount, to.amount, [&places[0], &places[1]], rank, lang);
        let name = if name.is_empty() { lang.say("|The value") } else { name };
        out.add("；|; ", &[name, lang.say("| "), &text]);
    }

    /// Where a single series was higher, or lower, than at both its ends.
    fn turn(&self, path: &[Told<'a>], out: &mut Sentence) {
        let lang = self.chart.lang;
        if self.grid.inner == Kind::Rank {
            return;
        }
        let items: Vec<Item<'_>> = path.iter().map(|told| self.item(*told)).collect();
        for (turned, word) in [(false, "其间最高在|highest in between: "), (true, "其间最低在|lowest in between: ")]
        {
            let Some((at, 1)) = extreme(&items, turned) else { continue };
            let marks = &path[0].series.marks;
            let alone = marks.iter().filter(|mark| mark.y == path[at].mark.y).count() == 1;
            if at > 0 && at + 1 < path.len() && alone {
                out.add("；|; ", &[lang.say(word), &self.place(path[at], false)]);
            }
        }
    }

    /// Whether two series of one panel drew apart or together.
    fn distance(&self, one: &[Told<'a>], other: &[Told<'a>], out: &mut Sentence) {
        let lang = self.chart.lang;
        if one[0].series.panel != other[0].series.panel || self.grid.inner == Kind::Rank {
            return;
        }
        let mut common = Vec::new();
        for told in one {
            let at = other.partition_point(|other| other.mark.x < told.mark.x);
            let same = other.get(at).filter(|other| other.mark.x == told.mark.x);
            common.extend(same.and_then(|other| difference(told.amount, other.amount)).map(|by| (told, by)));
        }
        let (Some((from, old)), Some((to, new))) = (common.first(), common.last()) else { return };
        let alike = from.amount.unit == to.amount.unit;
        if common.len() < 2 || !alike || old.is_zero() || new.is_zero() || old.is_negative() != new.is_negative() {
            return;
        }
        let wider = if old.is_negative() { new < old } else { new > old };
        if old != new {
            let word = lang.say(if wider { "扩大到| widened to " } else { "缩小到| narrowed to " });
            let (old, new) = (said_difference(*old, from.amount, lang), said_difference(*new, to.amount, lang));
            out.add("；|; ", &[lang.say("差距由|the distance of "), &old, word, &new]);
        }
    }
}
