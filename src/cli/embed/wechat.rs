//! `--target wechat`.
use crate::cli::{Embed, Fault};
pub(super) fn run(_: &Embed) -> Result<(), Fault> {
    Err(Fault::usage("x"))
}
