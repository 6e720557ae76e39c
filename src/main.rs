//! The command line. Everything it does lives in `indicator_charts::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    indicator_charts::cli::run()
}
