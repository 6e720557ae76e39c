//! The command line: `extract`, `check`, `render`, `embed`, `serve`.
//!
//! Standard output carries data, standard error messages. Exit status: 0
//! done, 1 the input is at fault, 2 usage or a missing part.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::layout::Part;
use crate::resolve::Chart;
use crate::text::Lang;
use crate::theme::Theme;

pub mod article;
mod check;
mod embed;
mod extract;
mod input;
mod output;
mod render;
mod serve;

/// Why a command stopped before its end.
struct Fault {
    status: u8,
    message: String,
}

impl Fault {
    /// The input is at fault.
    fn input(message: impl Into<String>) -> Self {
        Self { status: 1, message: message.into() }
    }

    /// The call is at fault, or something is missing on this machine.
    fn usage(message: impl Into<String>) -> Self {
        Self { status: 2, message: message.into() }
    }
}

#[derive(Parser)]
#[command(name = "indicator-charts", version, about = "Indicator charts for news articles", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read the indicators of an article into a document
    Extract(Extract),
    /// Print every error and warning of a document with its JSON path
    Check(Check),
    /// Draw charts as SVG or PNG files
    Render(Render),
    /// Write charts as static files to publish, to paste, or for WeChat
    Embed(Embed),
    /// Preview a folder on the loopback address
    Serve(Serve),
}

#[derive(clap::Args)]
struct Extract {
    /// The article, plain text or HTML, in UTF-8 or GB18030; - is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Suggest charts, best first
    #[arg(long)]
    charts: bool,
    /// Say how sure each reading is, and which rules made it
    #[arg(long)]
    explain: bool,
    /// Read one JSON object a line, with id and text; write one document a line
    #[arg(long)]
    ndjson: bool,
}

#[derive(clap::Args)]
struct Check {
    /// The document; - is standard input
    file: PathBuf,
    /// Also hold the quotes against this article (HTML or plain text)
    #[arg(long, value_name = "FILE")]
    article: Option<PathBuf>,
    /// Print one JSON object instead of lines
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct Render {
    /// The document; - is standard input
    file: PathBuf,
    /// A chart's id; repeat for more [default: all]
    #[arg(long = "chart", value_name = "ID")]
    charts: Vec<String>,
    /// Folder to write ID.svg or ID.png into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Format of the files
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Width in CSS pixels, 280 to 1200
    #[arg(long, default_value_t = 640, value_parser = clap::value_parser!(u16).range(280..=1200))]
    width: u16,
    /// Colours
    #[arg(long, value_enum, default_value_t)]
    theme: ThemeName,
    /// Language of the program's own words [default: the document's]
    #[arg(long, value_enum)]
    lang: Option<LangName>,
    /// The whole frame, or the plot alone
    #[arg(long, value_enum, default_value_t)]
    part: PartName,
    /// PNG: pixels for each CSS pixel, 0.5 to 4
    #[arg(long, default_value_t = 2.0, value_parser = scale)]
    scale: f64,
    /// PNG: a font file of weight 400 or 700; repeat for more, the preferred family first
    /// [default: an installed Chinese font]
    #[arg(long = "font", value_name = "FILE")]
    fonts: Vec<PathBuf>,
}

#[derive(clap::Args)]
struct Embed {
    /// The document; - is standard input
    file: PathBuf,
    /// Folder to write into; what is there already stays
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    target: Target,
    /// A page with <indicator-chart> tags, in UTF-8
    #[arg(long, value_name = "HTML")]
    page: Option<PathBuf>,
    /// Folder of the built element
    #[arg(long, value_name = "DIR", default_value = "www")]
    assets: PathBuf,
    /// Address at which DIR will be published: codes to paste on other pages then name it
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Colours of pasted charts and frames; light for sites that have no dark mode
    #[arg(long, value_enum, default_value_t)]
    theme: Scheme,
    /// A font file of weight 400 or 700 for PNG; repeat for more, the preferred family first
    /// [default: an installed Chinese font]
    #[arg(long = "font", value_name = "FILE")]
    fonts: Vec<PathBuf>,
}

#[derive(clap::Args)]
struct Serve {
    /// The folder
    #[arg(default_value = "www")]
    dir: PathBuf,
    /// The port; 0 picks a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Path of the page whose address is printed
    #[arg(long, value_name = "PATH", default_value = "")]
    page: String,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Svg,
    Png,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Target {
    /// A folder for any static host: pages for iframes, codes to paste, pictures, the element
    #[default]
    Web,
    /// Pictures of 1080 px and an article body for WeChat
    Wechat,
    /// --page with its tags filled, and plots/: for a site that has the element already
    Page,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum ThemeName {
    /// The author's colours, or the house's, on light paper
    #[default]
    Light,
    /// The same on dark paper
    Dark,
    /// Greys on white
    Print,
    /// Text 7:1, marks 4.5:1, on white
    Contrast,
    /// The same on black
    ContrastDark,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Scheme {
    /// As the reader's system
    #[default]
    Auto,
    Light,
    Dark,
}

impl Scheme {
    /// The value of `theme`, and whether it is dark.
    fn fixed(self) -> Option<(&'static str, bool)> {
        match self {
            Self::Auto => None,
            Self::Light => Some(("light", false)),
            Self::Dark => Some(("dark", true)),
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum LangName {
    Zh,
    #[value(alias = "zh-Hant")]
    ZhHant,
    En,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum PartName {
    #[default]
    Frame,
    Plot,
}

impl ThemeName {
    fn of(self, chart: &Chart) -> &Theme {
        match self {
            Self::Light => chart.theme(false),
            Self::Dark => chart.theme(true),
            Self::Print => &Theme::PRINT,
            Self::Contrast => &Theme::CONTRAST,
            Self::ContrastDark => &Theme::CONTRAST_DARK,
        }
    }
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::Zh => Self::Zh,
            LangName::ZhHant => Self::Hant,
            LangName::En => Self::En,
        }
    }
}

impl From<PartName> for Part {
    fn from(name: PartName) -> Self {
        match name {
            PartName::Frame => Self::Frame,
            PartName::Plot => Self::Plot,
        }
    }
}

/// An http(s) address of a folder, with its slash.
fn base_url(text: &str) -> Result<String, String> {
    let (Some(rest), false) = (
        text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")),
        text.contains(['?', '#', '"', '<', '>', ' ']),
    ) else {
        return Err("not an http(s) address of a folder".to_owned());
    };
    if rest.trim_matches('/').is_empty() {
        Err("no host".to_owned())
    } else {
        Ok(text.trim_end_matches('/').to_owned() + "/")
    }
}

fn scale(text: &str) -> Result<f64, String> {
    let scale = text.parse().ok().filter(|scale| (0.5..=4.0).contains(scale));
    scale.ok_or_else(|| "not a number from 0.5 to 4".to_owned())
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Render(arguments) => render::run(&arguments),
        Command::Embed(arguments) => embed::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            output::say(&fault.message);
            ExitCode::from(fault.status)
        }
    }
}
