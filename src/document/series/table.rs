//! Rows as one text and the place of each cell in it: a million rows are
//! eight bytes a cell.

use super::Column;
use super::number::trimmed;
use crate::document::{MOST_CHARACTERS, Node};
use crate::error::{Code, REPORT, Report};

/// Rows of a table.
pub const MOST_ROWS: usize = 1_000_000;
/// Bytes of a CSV file.
pub const MOST_TABLE_BYTES: usize = 64_000_000;
/// Columns of a table.
const MOST_COLUMNS: usize = 100;
/// A byte order mark.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table<'a> {
    /// Names of the columns, with what the author says of them.
    pub columns: Vec<Column>,
    text: std::borrow::Cow<'a, str>,
    /// Start and end of each cell, row by row.
    cells: Vec<(u32, u32)>,
}

impl<'a> Table<'a> {
    /// Rows of the document. Reports what cannot be a row; JSON numbers are
    /// taken in their shortest decimal form.
    #[inline(never)]
    pub fn inline(columns: Vec<Column>, rows: &[Node], path: &str, report: &mut Report) -> Self {
        let (mut text, mut cells, mut told) = (String::new(), Vec::new(), false);
        for (i, row) in rows.iter().enumerate() {
            let path = || [path, ".rows[", &i.to_string(), "]"].concat();
            let Node::List(row) = row else {
                report.error(Code::Type, &path(), &["一个列表 (an array)"]);
                continue;
            };
            if row.len() != columns.len() {
                report.error(Code::RaggedRow, &path(), &[&row.len().to_string(), &columns.len().to_string()]);
                continue;
            }
            for (column, cell) in row.iter().enumerate() {
                let start = text.len() as u32;
                match cell {
                    Node::Null => {}
                    Node::Text(cell)
                        if REPORT && cell.len() > MOST_CHARACTERS && cell.chars().count() > MOST_CHARACTERS =>
                    {
                        report.error(Code::Size, &path(), &["文字长度 (characters)", &MOST_CHARACTERS.to_string()]);
                    }
                    Node::Text(cell) => text += cell,
                    Node::Number(cell) => {
                        text += cell;
                        if REPORT && columns[column].is_number && !told {
                            told = true;
                            report.warn(Code::NumberAsText, &path(), &[]);
                        }
                    }
                    _ => report.error(Code::Type, &path(), &["文字 (a string)"]),
                }
                cells.push((start, text.len() as u32));
            }
        }
        Self { columns, text: text.into(), cells }
    }

    /// A CSV file: the first line names the columns, which `known` may
    /// describe. Comma, quotes by RFC 4180, any end of line; empty lines are
    /// skipped.
    #[inline(never)]
    pub fn csv(known: &[Column], csv: &'a str, path: &str, report: &mut Report) -> Self {
        let text = if csv.as_bytes().starts_with(BOM) { &csv[BOM.len()..] } else { csv };
        let mut reader = Reader { text, at: 0, line: 1, cells: Vec::new(), unquoted: String::new(), own: Vec::new() };
        let fault = |report: &mut Report, code, args: &[&str]| {
            report.error(code, path, args);
            Self::default()
        };
        let mut columns: Vec<Column> = Vec::new();
        let mut rows = 0;
        while reader.at < text.len() {
            let (first, line) = (reader.cells.len(), reader.line);
            if !reader.row() {
                return fault(report, Code::CsvQuote, &[&line.to_string()]);
            }
            let count = reader.cells.len() - first;
            let is_empty = count == 1 && reader.cells[first].0 == reader.cells[first].1;
            if columns.is_empty() && !is_empty {
                for (at, (start, end)) in core::mem::take(&mut reader.cells).into_iter().enumerate() {
                    let of = if reader.own.contains(&at) { &reader.unquoted } else { text };
                    let name = trimmed(&of[start as usize..end as usize]).to_owned();
                    let described = known.iter().find(|column| column.name == name);
                    columns.push(described.cloned().unwrap_or(Column { name, ..Column::default() }));
                }
                reader.own.clear();
                if columns.len() > MOST_COLUMNS {
                    return fault(report, Code::Size, &["columns", "100"]);
                }
            } else if is_empty {
                reader.cells.truncate(first);
            } else if count != columns.len() {
                let args = [count.to_string(), columns.len().to_string(), line.to_string()];
                return fault(report, Code::RaggedLine, &[&args[2], &args[0]]);
            } else {
                rows += 1;
                if rows > MOST_ROWS {
                    return fault(report, Code::Size, &["CSV", "1,000,000 行 (rows)"]);
                }
            }
        }
        let Reader { cells, unquoted, own, .. } = reader;
        if own.is_empty() {
            return Self { columns, text: text.into(), cells };
        }
        // Cells whose quotes had to be taken out stand behind the file's text.
        let length = text.len() as u32;
        let mut cells = cells;
        for at in own {
            cells[at] = (cells[at].0 + length, cells[at].1 + length);
        }
        Self { columns, text: [text, &unquoted].concat().into(), cells }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        if self.columns.is_empty() { 0 } else { self.cells.len() / self.columns.len() }
    }

    /// The text of a cell; empty when it is missing.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let (start, end) = self.cells[row * self.columns.len() + column];
        &self.text[start as usize..end as usize]
    }

    /// Position of the column called `name`.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    cells: Vec<(u32, u32)>,
    /// Texts of cells with doubled quotes.
    unquoted: String,
    /// Which cells those are, counted after the header.
    own: Vec<usize>,
}

impl Reader<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Reads the cells of one row; false where a quote does not end.
    #[inline(never)]
    fn row(&mut self) -> bool {
        loop {
            let quoted = self.byte() == Some(b'"');
            if quoted {
                if !self.quoted() {
                    return false;
                }
            } else {
                let start = self.at;
                let rest = &self.text.as_bytes()[start..];
                self.at += rest.iter().position(|byte| matches!(byte, b',' | b'\n' | b'\r')).unwrap_or(rest.len());
                self.cells.push((start as u32, self.at as u32));
            }
            match self.byte() {
                Some(b',') => self.at += 1,
                Some(b'\r') | Some(b'\n') => {
                    let two = self.text.as_bytes()[self.at..].starts_with(b"\r\n");
                    self.at += if two { 2 } else { 1 };
                    self.line += 1;
                    return true;
                }
                None => return true,
                // Text behind a closing quote.
                Some(_) => return false,
            }
        }
    }

    #[inline(never)]
    fn quoted(&mut self) -> bool {
        let mut start = self.at + 1;
        let (mut doubled, before) = (false, self.unquoted.len());
        self.at = start;
        loop {
            match self.byte() {
                None => return false,
                Some(b'"') if self.text.as_bytes().get(self.at + 1) == Some(&b'"') => {
                    doubled = true;
                    self.unquoted.push_str(&self.text[start..=self.at]);
                    self.at += 2;
                    start = self.at;
                }
                Some(b'"') => break,
                Some(byte) => {
                    self.line += usize::from(byte == b'\n');
                    self.at += 1;
                }
            }
        }
        if doubled {
            self.unquoted.push_str(&self.text[start..self.at]);
            self.own.push(self.cells.len());
            self.cells.push((before as u32, self.unquoted.len() as u32));
        } else {
            self.cells.push((start as u32, self.at as u32));
        }
        self.at += 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(csv: &str) -> Result<Vec<Vec<String>>, Code> {
        let mut report = Report::default();
        let table = Table::csv(&[], csv, "$", &mut report);
        if let Some(error) = report.errors.first() {
            return Err(error.0.code);
        }
        let mut rows = vec![table.columns.iter().map(|column| column.name.clone()).collect()];
        for row in 0..table.rows() {
            rows.push((0..table.columns.len()).map(|column| table.cell(row, column).to_owned()).collect());
        }
        Ok(rows)
    }

    #[test]
    fn reads_what_spreadsheets_write() {
        let plain = read("时期,值\n2023,7.1\n2024,\n").expect("a table");
        assert_eq!(plain, [["时期", "值"], ["2023", "7.1"], ["2024", ""]]);
        assert_eq!(read("\u{feff}时期,值\r\n2023,7.1\r\n\r\n2024,").as_ref(), Ok(&plain));
        assert_eq!(read("时期,值\r2023,7.1\r2024,\r").as_ref(), Ok(&plain));
        assert_eq!(read("\"时期\",\"值\"\n\"2023\",\"7.1\"\n2024,\"\"\n").as_ref(), Ok(&plain));
        let quoted = read("a,b\n\"1,\"\"2\"\"\n3\",\"\"\"x\"\n").expect("a table");
        assert_eq!(quoted[1], ["1,\"2\"\n3", "\"x"]);
        assert_eq!(read(""), Ok(vec![vec![]]));
        assert_eq!(read("a,b"), Ok(vec![vec!["a".to_owned(), "b".to_owned()]]));
    }

    #[test]
    fn quotes_in_the_header_do_not_move_cells() {
        let rows = read("\"a\"\"b\",c\n\"d\"\"e\",f\n").expect("a table");
        assert_eq!(rows[0], ["a\"b", "c"]);
        assert_eq!(rows[1], ["d\"e", "f"]);
    }

    #[test]
    fn what_is_no_table_is_an_error() {
        assert_eq!(read("a,b\n1\n"), Err(Code::RaggedLine));
        assert_eq!(read("a,b\n1,2,3\n"), Err(Code::RaggedLine));
        assert_eq!(read("a,b\n\"1,2\n"), Err(Code::CsvQuote));
        assert_eq!(read("a,b\n\"1\"x,2\n"), Err(Code::CsvQuote));
        assert_eq!(read(&",".repeat(200)), Err(Code::Size));
        let rows = ["a,b\n", &"1,2\n".repeat(MOST_ROWS + 1)].concat();
        assert_eq!(read(&rows), Err(Code::Size));
    }

    #[test]
    fn the_last_row_counts_with_or_without_an_end_of_line() {
        assert_eq!(read("a,b\n1,2").expect("a table").len(), 2);
        assert_eq!(read("a,b\n1,").expect("a table")[1], ["1", ""]);
    }
}
