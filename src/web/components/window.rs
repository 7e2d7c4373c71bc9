//! Which rows of a long list are drawn. The rest is empty space above and below, as high as its rows are on average, so
//! that the scroll bar stands for the whole list.

/// Lists up to this long are drawn whole, so that the browser's own search and paper have all of them. Above it a card
/// of forty elements makes the page heavier than a school laptop carries: 500 of them lay out in under 50 ms.
pub(super) const WHOLE: u32 = 500;

/// Rows drawn of a longer list: several screens, so that few steps of a fast wheel outrun it.
const DRAWN: u32 = 80;

/// Rows by which the drawn part moves; fewer move more often, more take longer each time.
const STEP: u32 = 10;

/// Most height in pixels that stands for a list; Firefox stops at 17.8 million, others above.
const HIGHEST: f64 = 8_000_000.0;

/// A part of a list of `n` rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) n: u32,
    pub(super) first: u32,
}

impl Window {
    /// The part that has a row in its upper third; of short lists all.
    pub(super) fn around(row: u32, n: u32) -> Self {
        Self {
            n,
            first: row.saturating_sub(STEP),
        }
        .within()
    }

    /// The same, not beyond the end.
    fn within(self) -> Self {
        let last = if self.is_whole() { 0 } else { self.n - DRAWN };
        Self {
            first: self.first.min(last),
            ..self
        }
    }

    /// Whether all rows are drawn.
    pub(super) fn is_whole(self) -> bool {
        self.n <= WHOLE
    }

    /// One past the last row drawn.
    pub(super) fn end(self) -> u32 {
        if self.is_whole() {
            self.n
        } else {
            (self.first + DRAWN).min(self.n)
        }
    }

    /// Rows below the part drawn.
    pub(super) fn n_after(self) -> u32 {
        self.n - self.end()
    }

    /// One step further on.
    pub(super) fn later(self) -> Self {
        Self {
            first: self.first + STEP,
            ..self
        }
        .within()
    }

    /// One step back.
    pub(super) fn earlier(self) -> Self {
        Self {
            first: self.first.saturating_sub(STEP),
            ..self
        }
    }

    /// The height that stands for a row which is not drawn, where the drawn ones are `height` together.
    pub(super) fn row_height(self, height: f64) -> f64 {
        let n_drawn = f64::from((self.end() - self.first).max(1));
        (height / n_drawn).min(HIGHEST / f64::from(self.n.max(1)))
    }

    /// What to draw when the drawn part stands from `top` to `bottom` in a view of height `view`: the rows that the scroll
    /// bar points at where the view has left it, a step on or back where less than half a view of it is left.
    pub(super) fn scrolled(self, (top, bottom): (f64, f64), view: f64, row_height: f64) -> Self {
        if self.is_whole() {
            return self;
        }
        if bottom < 0.0 || top > view {
            let start = top - f64::from(self.first) * row_height;
            return Self::around((-start / row_height.max(1.0)).max(0.0) as u32, self.n);
        }
        let step = f64::from(STEP) * (bottom - top) / f64::from(DRAWN);
        if bottom < 1.5 * view {
            self.later()
        } else if top > -0.5 * view && bottom - step > 1.5 * view {
            self.earlier()
        } else {
            self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: f64 = 700.0;

    /// Scrolls a list whose rows are all 100 high, drawn and not, to a place; answers what is drawn there.
    fn scroll(mut window: Window, to: f64) -> Window {
        for _ in 0..1000 {
            let top = f64::from(window.first) * 100.0 - to;
            let height = f64::from(window.end() - window.first) * 100.0;
            let next = window.scrolled((top, top + height), VIEW, window.row_height(height));
            if next == window {
                return window;
            }
            window = next;
        }
        panic!("{window:?} does not come to rest at {to}");
    }

    #[test]
    fn what_is_in_view_is_drawn() {
        let mut window = Window::around(0, 10_000);
        for to in [0, 4_000, 9_000, 500_000, 499_000, 120, 999_300, 990_000, 0] {
            window = scroll(window, f64::from(to));
            let (first, last) = (to as u32 / 100, (to as u32 + 700) / 100);
            assert!(
                window.first <= first && last <= window.end(),
                "{to}: {window:?}"
            );
            assert_eq!(window.end() - window.first, DRAWN);
        }
    }

    #[test]
    fn short_lists_are_whole() {
        for n in [0, 1, WHOLE] {
            let window = Window::around(n, n);
            assert_eq!((window.first, window.end(), window.n_after()), (0, n, 0));
            assert_eq!(window.scrolled((-9e6, -8e6), VIEW, 100.0), window);
        }
        assert_eq!(Window::around(9_000, WHOLE + 1).end(), WHOLE + 1);
    }

    #[test]
    fn no_list_is_higher_than_browsers_can_show() {
        let window = Window::around(0, 1_000_000);
        assert!(window.row_height(f64::from(DRAWN) * 250.0) * 1e6 <= HIGHEST);
        assert_eq!(
            Window::around(0, 1000).row_height(f64::from(DRAWN) * 250.0),
            250.0
        );
    }
}
