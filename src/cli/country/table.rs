//! An aligned table, at most 100 columns wide: what is too long in the last one is cut.

use super::paint::{Paint, Tone};

/// The widest that a line may be, in characters.
const WIDTH: usize = 100;
/// Between columns.
const GAP: usize = 2;

/// One field.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    text: String,
    tone: Tone,
}

impl Cell {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self::toned(Tone::Plain, text)
    }

    pub(super) fn toned(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone,
        }
    }

    /// Cut to so many characters.
    pub(super) fn at_most(mut self, width: usize) -> Self {
        self.text = cut(&self.text, width);
        self
    }
}

/// The table with its head.
pub(super) fn table<const N: usize>(head: [&str; N], rows: Vec<[Cell; N]>, paint: Paint) -> String {
    let head = head.map(|text| Cell::toned(Tone::Head, text));
    let rows: Vec<[Cell; N]> = std::iter::once(head).chain(rows).collect();
    let widths: Vec<usize> = (0..N)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| length(&cell.text)).max().unwrap_or(0)
        })
        .collect();
    let lines: Vec<String> = rows.iter().map(|row| line(row, &widths, paint)).collect();
    lines.join("\n")
}

fn line(row: &[Cell], widths: &[usize], paint: Paint) -> String {
    let (mut line, mut used) = (String::new(), 0);
    for (place, (cell, width)) in row.iter().zip(widths).enumerate() {
        let is_last = place + 1 == row.len();
        let text = if is_last {
            cut(&cell.text, WIDTH.saturating_sub(used))
        } else {
            cell.text.clone()
        };
        line.push_str(&paint.paint(cell.tone, &text));
        if !is_last {
            let padding = (width + GAP).saturating_sub(length(&text));
            line.push_str(&" ".repeat(padding));
            used += width + GAP;
        }
    }
    line.trim_end().to_owned()
}

fn cut(text: &str, width: usize) -> String {
    if length(text) <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{kept}…")
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other_and_the_last_is_cut() {
        let rows = vec![
            [Cell::new("Österreich"), Cell::new("x")],
            [Cell::new("B"), Cell::new("y".repeat(200))],
        ];
        let text = table(["NAME", "NOTE"], rows, Paint::none());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "NAME        NOTE");
        assert_eq!(lines[1], "Österreich  x");
        assert_eq!(lines[2].chars().count(), WIDTH);
        assert!(lines[2].ends_with('…'));
    }

    #[test]
    fn colours_do_not_move_columns() {
        let rows = || vec![[Cell::toned(Tone::Bad, "one"), Cell::new("two")]];
        let plain = table(["A", "B"], rows(), Paint::none());
        let painted = table(["A", "B"], rows(), Paint::always());
        assert!(painted.contains("\u{1b}[31mone\u{1b}[0m  two"));
        let mut stripped = painted;
        for code in ["\u{1b}[31m", "\u{1b}[1m", "\u{1b}[0m"] {
            stripped = stripped.replace(code, "");
        }
        assert_eq!(stripped, plain);
    }
}
