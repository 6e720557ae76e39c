//! What can be wrong with a document, as values.
//!
//! An [`Error`] makes input unusable; a [`Warning`] leaves a chart that an
//! editor should look at. Both carry a stable [`Code`], a JSON path such as
//! `$.indicators[3].value`, and the words for a sentence. Warnings and the
//! sentences themselves, in Chinese and English, are for editors: feature
//! `report`. The page has the sentences in `element/sentences.js`.

#[cfg(any(feature = "report", test))]
use crate::text::Lang;

/// Whether warnings are looked for: not in the reader's download.
pub(crate) const REPORT: bool = cfg!(any(feature = "report", test));

macro_rules! codes {
    (
        $($(#[$doc:meta])* $name:ident $text:literal $zh:literal $en:literal)*
        @editors
        $($(#[$more_doc:meta])* $more:ident $more_text:literal $more_zh:literal $more_en:literal)*
    ) => {
        /// A stable name for one kind of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name,)* $($(#[$more_doc])* $more),* }

        impl Code {
            /// Every code, for documentation and tests.
            pub const ALL: &'static [Code] = &[$(Code::$name,)* $(Code::$more),*];

            /// Those of them that a page never reports.
            pub const EDITORS: &'static [Code] = &[$(Code::$more),*];

            /// The name used outside: in `check`, in `chart-error`, in tests.
            pub fn as_str(self) -> &'static str {
                // One text: a list has an address and a length for each name.
                let mut names = if REPORT { concat!($($text, " ",)* $($more_text, " "),*) } else { concat!($($text, " "),*) };
                for _ in 0..self as usize {
                    names = cut(names).1;
                }
                cut(names).0
            }

            #[cfg(any(feature = "report", test))]
            fn template(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Code::$name, Lang::En) => $en, (Code::$name, _) => $zh,)*
                    $((Code::$more, Lang::En) => $more_en, (Code::$more, _) => $more_zh),*
                }
            }
        }
    };
}

codes! {
    /// The text is not JSON.
    Json "json" "这不是完整的 JSON：{0}" "This is not valid JSON: {0}"
    /// Nested deeper than 64 levels.
    Depth "depth" "嵌套超过 {0} 层" "Nested deeper than {0} levels"
    /// A document, list or string is too large.
    Size "size" "{0}超过上限 {1}" "{0} is over the limit of {1}"
    /// The same key twice in one object.
    DuplicateKey "duplicate-key" "同一处写了两次“{0}”" "The key “{0}” stands twice in one object"
    /// A field has another type than it should.
    Type "type" "这里应当是{0}" "Expected {0} here"
    /// A required field is missing.
    Missing "missing" "缺少“{0}”" "“{0}” is missing"
    /// A field has a word that is not in its list.
    Choice "choice" "“{0}”不在可选范围：{1}" "“{0}” is not one of: {1}"
    /// The document's version is not 1.
    Version "version" "只认识第 1 版文档，这里是“{0}”" "Only version 1 is understood; this says “{0}”"
    /// A key nobody reads.
    UnknownKey "unknown-key" "不认识“{0}”这一项，已忽略" "Unknown key “{0}” was ignored"
    /// A key of the format that this version does not draw.
    UnusedKey "unused-key" "这种图不使用“{0}”，已忽略" "This kind of chart does not use “{0}”; it was ignored"
    /// Not decimal text.
    Number "number" "“{0}”不是十进制数，请只写数字，如 1331.4" "“{0}” is not a decimal number; write digits only, such as 1331.4"
    /// NaN or infinite.
    NonFinite "non-finite" "数值必须有限，这里是 {0}" "The number must be finite; this is {0}"
    /// More digits than decimal arithmetic holds.
    NumberLength "number-length" "数字超过 {0} 位" "The number has more than {0} digits"
    /// A figure given as a JSON number.
    NumberAsText "number-as-text" "数字请写成文字（加引号），否则 671.50 会变成 671.5" "Write figures as text (in quotes); otherwise 671.50 becomes 671.5"
    /// Not a unit of the table.
    UnknownUnit "unknown-unit" "不认识单位“{0}”" "Unknown unit “{0}”"
    /// Two indicators or charts share an id.
    DuplicateId "duplicate-id" "“{0}”这个编号用了两次" "The id “{0}” is used twice"
    /// A reference to an indicator or quantity that is not there.
    UnknownIndicator "unknown-indicator" "找不到指标“{0}”" "No indicator “{0}”"
    /// No chart with this id.
    UnknownChart "unknown-chart" "文档里没有图“{0}”" "The document has no chart “{0}”"
    /// A share above 100 %.
    ShareOver100 "share-over-100" "占比 {0}% 超过 100%；若是完成率，kind 请写 ratio" "A share of {0}% is above 100%; if it is a completion rate, its kind is ratio"
    /// A part larger than its whole.
    PartOverWhole "part-over-whole" "部分（{0}）大于整体（{1}）" "The part ({0}) is larger than its whole ({1})"
    /// Units of different measures on one axis.
    MixedUnits "mixed-units" "“{0}”和“{1}”不能画在同一条轴上，请改用表格（table）或指标牌（tiles）" "“{0}” and “{1}” cannot share an axis; use a table or tiles"
    /// An indicator has neither a value nor a derivation.
    NoValue "no-value" "“{0}”没有数值，图上写“未公布”" "“{0}” has no value; the chart says so"
    /// A derived indicator with a typed value.
    DerivedValue "derived-value" "推算指标不能自带数值，应由程序计算" "A derived indicator has no value of its own; it is computed"
    /// A derivation that cannot be computed.
    Derivation "derivation" "推算不出来：{0}" "Cannot be derived: {0}"
    /// A percentage point quantity where % belongs, or the reverse.
    PointsUnit "points-unit" "与百分数之差应写“个百分点”，这里是“{0}”" "A difference of percentages is in 个百分点; this says “{0}”"
    /// A change with a sign: `direction` carries it.
    SignedChange "signed-change" "增减幅度不带正负号，方向写在 direction 里" "A change has no sign; its direction says up or down"
    /// The end of a range below its start.
    RangeOrder "range-order" "区间上限 {0} 小于下限 {1}" "The end of the range {0} is below its start {1}"
    /// A lead chart without the compared indicator.
    LeadOrder "lead-order" "对比图要先列出被比较的指标，如 gdp.change" "A lead chart lists the compared indicator first, such as gdp.change"
    /// A unit chart of something else than things.
    NotCounted "not-counted" "单位图只画件数" "A unit chart counts things"
    /// More columns than have room for their names.
    ManyColumns "many-columns" "柱形图最多画12根柱，再多请用 bar" "A column chart has at most 12 columns; for more, use bar"
    /// A share in another unit than per cent.
    ShareUnit "share-unit" "占比图只画百分数" "A share is in per cent"
    /// A share below zero or above 100 %.
    ShareRange "share-range" "占比应在 0 与 100% 之间" "A share lies between 0 and 100%"
    /// A waffle of several shares.
    OneShare "one-share" "格子图一次只画一个占比" "A waffle shows one share"
    /// An arrow without its start.
    NoFrom "no-from" "每项指标都要有 from，即“由甲到乙”的甲" "Each indicator of an arrow chart needs its from"
    /// A range chart of a quantity of an indicator.
    RangePart "range-part" "区间图只画指标本身" "A range chart lists indicators, not their parts"
    /// A bullet of several values.
    ManyValues "many-values" "计划图只画一个完成值和一个计划值" "A bullet shows one value and one target"
    /// A bullet without its value or its target.
    NoTarget "no-target" "计划图需要完成值和计划值" "A bullet needs a value and its target"
    /// A part chart of fractions, or of too many things.
    PartCount "part-count" "计数图只画 400 以内的整数" "A part chart draws whole numbers up to 400"
    /// A row of another length than the columns.
    RaggedRow "ragged-row" "这一行有 {0} 格，应有 {1} 格" "This row has {0} cells instead of {1}"
    /// The same in a CSV file.
    RaggedLine "ragged-line" "CSV 第 {0} 行有 {1} 格，与表头不符" "Line {0} of the CSV file has {1} cells, unlike its header"
    /// A quote that does not end, or text behind it.
    CsvQuote "csv-quote" "CSV 第 {0} 行的引号没有配对" "A quote of line {0} of the CSV file does not end"
    /// A file in another encoding than UTF-8.
    Encoding "encoding" "“{0}”不是 UTF-8 编码，请另存为 UTF-8（常见的是 GBK）" "“{0}” is not UTF-8; save it as UTF-8 (it may be GBK)"
    /// A CSV file that was not fetched.
    Csv "csv" "没有读到 CSV 文件：{0}" "The CSV file could not be read: {0}"
    /// `encode` names no column of the table.
    UnknownColumn "unknown-column" "表里没有“{0}”这一列" "The table has no column “{0}”"
    /// A rank chart of indicators.
    NoSeries "no-series" "位次图需要数据行（data）" "A rank chart needs rows (data)"
    /// A chart of two periods that has more or fewer.
    TwoPeriods "two-periods" "斜率图只画两个时期，这里有 {0} 个" "A slope chart compares two periods; here are {0}"
    /// More series or lines than can be told apart.
    ManySeries "many-series" "{0} 个系列太多，最多 {1} 个；请用 facet 分开画，或用 highlight 突出几个" "{0} series are too many (at most {1}); use a facet, or highlight a few"
    /// A part of a whole below zero.
    NegativePart "negative-part" "堆叠面积和百分比里不能有负数，这里是 {0}" "Stacked areas and parts of 100% cannot be negative; this is {0}"
    /// Parts that have no sum.
    ZeroSum "zero-sum" "“{0}”各部分合计为零，画不出百分比" "The parts of “{0}” sum to zero; there is no percentage to draw"
    /// A logarithmic axis with zero or less.
    LogDomain "log-domain" "对数坐标不能有零或负数，这里是 {0}" "A logarithmic axis has no zero or negative values; this is {0}"
    /// A logarithmic axis of bars or areas.
    LogBars "log-bars" "柱和面积的长短从零量起，不能用对数坐标" "Bars and areas are measured from zero; they cannot have a logarithmic axis"
    /// Bars whose axis does not reach zero.
    BarsFromZero "bars-from-zero" "柱从零画起，坐标已扩到零" "Bars start at zero; the axis was extended to it"
    /// Two values of one series for one period.
    DuplicateX "duplicate-x" "“{0}”有 {1} 处重复，只画第一个" "{1} values are repeated, at “{0}” first; only the first of each is drawn"
    /// Rows that are not in order of time.
    Unsorted "unsorted" "数据没有按时间排列，已按时间重排" "The rows are not in order of time; they were sorted"
    /// Values that are not finite.
    Gaps "gaps" "{0} 个值不是有限的数，图上留空" "{0} values are not finite; they are gaps"
    /// A period in another form than the others.
    MixedPeriods "mixed-periods" "“{0}”与其他时期写法不同，横轴按原样排列" "“{0}” is written unlike the other periods; the axis keeps the given order"
    /// A sparkline's column that is called like no indicator of the chart.
    NoTile "no-tile" "“{0}”这一列与图中指标的编号都不同，没有画" "The column “{0}” has the id of no indicator of the chart and was not drawn"
    /// An annotation or reference outside the plot.
    OutsideDomain "outside-domain" "“{0}”不在坐标范围内，没有画" "“{0}” lies outside the axes and was not drawn"
    /// Values outside a domain that the author gave.
    CutValues "cut-values" "{0} 个值超出 axis.y.domain，图上在边上截断并注明" "{0} values lie outside axis.y.domain; the drawing is cut there, and says so"
    /// A status that is not of the list.
    Status "status" "“{0}”不是 actual、forecast 或 target" "“{0}” is not actual, forecast or target"
    /// A chart without indicators.
    Empty "empty" "图里没有指标，暂无数据" "The chart has no indicators"
    /// A day that is none.
    Date "date" "“{0}”不是日期，请写成 2024-03-01" "“{0}” is not a date; write 2024-03-01"
    /// A correction to another figure than the indicator has.
    RevisedValue "revised-value" "更正写的是 {0}，指标是 {1}；图上画的是指标里的数" "The correction says {0}, the indicator {1}; the chart shows the indicator"
    /// A link that is not http(s).
    Link "link" "链接只能以 https:// 或 http:// 开头" "A link starts with https:// or http://"
    /// A highlight that names nothing in the chart.
    Highlight "highlight" "要突出的“{0}”不在这张图里" "The highlighted “{0}” is not in this chart"
    /// A quoted sentence that is not in the article.
    QuoteMissing "quote-missing" "文章里找不到这句话：{0}" "The article does not contain this sentence: {0}"
    /// Offsets that do not point at the quoted text.
    QuoteOffset "quote-offset" "位置与引文不符，那里是：{0}" "The offsets do not point at the quoted text; there stands: {0}"
    /// The text at the figure's span does not carry the figure's digits.
    FigureText "figure-text" "标出的文字“{0}”里没有数字 {1}" "The marked text “{0}” does not contain the number {1}"
    /// A period that is not in canonical form.
    Period "period" "时期“{0}”的写法不对，例如 2023、2023-Q1/Q3、2023-09" "The period “{0}” is not in canonical form, such as 2023, 2023-Q1/Q3 or 2023-09"
    /// Not a colour.
    Color "color" "“{0}”不是颜色，请写成 #RRGGBB，如 #006778" "“{0}” is not a colour; write #RRGGBB, such as #006778"
    /// A brand colour that is drawn lighter or darker than written.
    ColorMoved "color-moved" "颜色 {0} 与底色或其他颜色反差不够，图上改用 {1}" "The colour {0} does not stand out enough; the chart uses {1}"
    /// Brand colours that some readers cannot tell apart.
    ColorsAlike "colors-alike" "颜色 {0} 与 {1} 太接近，有的读者分不清，图上改用默认配色" "Some readers cannot tell the colours {0} and {1} apart; the chart uses the house colours"
    /// A drawn text or mark with too little contrast.
    Contrast "contrast" "图上“{0}”的反差不够：{1}" "“{0}” in the chart has too little contrast: {1}"
    @editors
    /// The parts of one whole exceed it together.
    PartsOverWhole "parts-over-whole" "同一整体的各部分合计 {0}，超过整体 {1}；若各部分有重叠，可不理会" "The parts of one whole add up to {0}, above the whole of {1}; disregard this if they overlap"
    /// The shares of one whole exceed it together.
    SharesOver100 "shares-over-100" "“{1}”的各项占比合计 {0}%，超过 100%；若各项有重叠，可不理会" "The shares of “{1}” add up to {0}%, above 100%; disregard this if they overlap"
    /// A rate that counts some of all things, above 100 %.
    RateOver100 "rate-over-100" "“{1}”是 {0}%，这样的比率不会超过 100%；若是完成率，kind 请写 ratio" "“{1}” is {0}%; such a rate cannot exceed 100%. If it is a completion rate, its kind is ratio"
    /// A completion rate that its amount and its plan do not give.
    Completion "completion" "完成率写的是 {0}%，按完成数和计划数算是 {1}%" "The completion rate says {0}%; the amount and its plan give {1}%"
    /// A direction that from and value contradict.
    ChangeDirection "change-direction" "由 {0} 到 {1}，与所写的增减方向相反" "From {0} to {1} is the opposite of the stated direction"
    /// A size that from and value contradict.
    ChangeSize "change-size" "增减幅度写的是 {0}，按前后两个数算是 {1}" "The change says {0}; the two values give {1}"
    /// A direction that the sentence contradicts.
    ChangeWords "change-words" "原句写的是“{0}”，direction 却是 {1}" "The sentence says “{0}”, its direction {1}"
    /// One measure with two values.
    TwoValues "two-values" "同一指标有两个数：这里是 {0}，另一处是 {1}" "One measure has two values: {0} here, {1} elsewhere"
    /// Figures that differ by a multiplier, as 亿 and 万 do.
    UnitSlip "unit-slip" "{0} 与 {1} 相差悬殊，请核对是“万”还是“亿”" "{0} and {1} are far apart; look whether it is 万 or 亿"
    /// A difference of percentages that is in per cent.
    PercentOrPoints "percent-or-points" "百分数之差通常写“个百分点”，这里是 {0}（{1}），请核对" "A difference of percentages is usually in 个百分点; this is {0} ({1})"
    /// Percentage points of what is no percentage.
    PointsOfAmount "points-of-amount" "“{1}”不是百分数，与它相差不能是 {0}" "“{1}” is no percentage; a difference of {0} cannot be meant"
    /// A figure whose place in the sentence is another than its span.
    FigureMoved "figure-moved" "标出的文字是“{0}”，这个数在 {1}" "The marked text is “{0}”; the number stands at {1}"
    /// A figure whose text has another unit.
    FigureUnit "figure-unit" "文章里是“{0}”，指标写的是“{1}”" "The article says “{0}”, the indicator “{1}”"
    /// A figure without a span that its sentences do not state.
    FigureAbsent "figure-absent" "引的句子里没有数字 {0}" "The quoted sentence does not contain the number {0}"
}

/// The text before the first space, and that after it.
fn cut(names: &str) -> (&str, &str) {
    let end = names.bytes().position(|byte| byte == b' ').unwrap_or(0);
    (&names[..end], &names[end + 1..])
}

/// A code, a place and the words to fill into its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The stable name.
    pub code: Code,
    /// JSON path from `$`, the document's root.
    pub path: String,
    /// Fill `{0}` and `{1}` of the sentence.
    pub args: Vec<String>,
}

impl Problem {
    /// A problem at `path`; `args` fill `{0}` and `{1}` of the sentence.
    #[inline(never)]
    pub fn new(code: Code, path: &str, args: &[&str]) -> Self {
        // Quoted input may be a megabyte of hostile text; a sentence is not.
        let args = args.iter().map(|arg| clip(arg, 80)).collect();
        Self { code, path: path.to_owned(), args }
    }

    /// The sentence an editor reads.
    #[cfg(any(feature = "report", test))]
    pub fn sentence(&self, lang: Lang) -> String {
        let mut sentence = String::new();
        let mut open = false;
        for c in self.code.template(lang).chars() {
            match c {
                '{' => open = true,
                '}' => open = false,
                '0' | '1' if open => {
                    sentence.push_str(self.args.get(usize::from(c == '1')).map_or("", String::as_str));
                }
                c => sentence.push(c),
            }
        }
        sentence
    }
}

fn clip(text: &str, most: usize) -> String {
    for (count, (end, _)) in text.char_indices().enumerate() {
        if count == most {
            return [&text[..end], "…"].concat();
        }
    }
    text.to_owned()
}

/// Input that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(pub Box<Problem>);

/// Input that gives a chart, but looks wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning(pub Problem);

impl Error {
    /// See [`Problem::new`].
    pub fn new(code: Code, path: &str, args: &[&str]) -> Self {
        Self(Box::new(Problem::new(code, path, args)))
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.code.as_str())?;
        f.write_str(" ")?;
        f.write_str(&self.0.path)?;
        #[cfg(any(feature = "report", test))]
        f.write_str(&[": ", &self.0.sentence(Lang::En)].concat())?;
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Errors and warnings in the order they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What makes the document, or a part of it, unusable.
    pub errors: Vec<Error>,
    /// What an editor should look at.
    pub warnings: Vec<Warning>,
}

/// A hostile document could otherwise report every one of its 5 MB.
const MOST_REPORTED: usize = 500;

impl Report {
    /// Adds an error.
    pub fn error(&mut self, code: Code, path: &str, args: &[&str]) {
        if self.errors.len() < MOST_REPORTED {
            self.errors.push(Error::new(code, path, args));
        }
    }

    /// Adds a warning, where there is an editor to see it.
    pub fn warn(&mut self, code: Code, path: &str, args: &[&str]) {
        if REPORT && self.warnings.len() < MOST_REPORTED {
            self.warnings.push(Warning(Problem::new(code, path, args)));
        }
    }

    /// The first error at `path` or below it.
    pub fn error_under(&self, path: &str) -> Option<&Error> {
        self.errors.iter().find(|error| {
            let rest = error.0.path.strip_prefix(path);
            rest.is_some_and(|rest| matches!(rest.as_bytes().first(), None | Some(b'.' | b'[')))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_kebab() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(names.iter().all(|n| n.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')));
    }

    /// `make bless` writes the file anew.
    #[test]
    fn the_page_has_the_sentences() {
        let mut module = "// Generated by `make bless` from src/error.rs: the sentence of each code of the\n\
                          // core, in Chinese and English. The problem's args fill {0} and {1}.\n\n\
                          /** @type {Record<string, [zh: string, en: string]>} */\nexport default {\n"
            .to_owned();
        for code in Code::ALL.iter().filter(|code| !Code::EDITORS.contains(code)) {
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| code.template(lang));
            assert!(![zh, en].concat().contains(['\'', '\\']), "{zh} {en}");
            module += &format!("  '{}': ['{zh}', '{en}'],\n", code.as_str());
        }
        module += "};\n";
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/element/sentences.js");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(path, &module).expect("written");
        }
        assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), module, "make bless");
    }

    #[test]
    fn sentences_are_filled_once() {
        let problem = Problem::new(Code::MixedUnits, "$", &["{1}", "%"]);
        assert!(problem.sentence(Lang::En).starts_with("“{1}” and “%” cannot"));
    }

    #[test]
    fn long_input_is_clipped() {
        let problem = Problem::new(Code::Number, "$", &[&"9".repeat(5000)]);
        assert!(problem.sentence(Lang::Zh).chars().count() < 140);
    }

    #[test]
    fn path_prefix_stops_at_a_boundary() {
        let mut report = Report::default();
        report.error(Code::Number, "$.indicators[12].value", &["x"]);
        assert!(report.error_under("$.indicators[12]").is_some());
        assert!(report.error_under("$.indicators[1]").is_none());
    }
}
