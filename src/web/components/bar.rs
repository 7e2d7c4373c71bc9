//! Words heard as a bar: own words solid, reported words striped. Drawn as SVG, whose lengths are attributes.

use yew::prelude::*;

/// What a bar shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// Words inside quotation marks.
    pub own: u32,
    /// Other words of content.
    pub reported: u32,
    /// Words of the longest bar of the same picture, so that lengths compare; 0 draws nothing.
    pub full: u32,
}

/// The bar; hidden from assistive technology, since the figures stand beside it.
pub fn view_bar(bar: Bar) -> Html {
    let own = share(bar.own, bar.full);
    let end = share(bar.own.saturating_add(bar.reported), bar.full);
    html! {
        <svg class="bar" aria-hidden="true" focusable="false">
            <rect class="bar__ground" width="100%" height="100%" />
            if bar.reported > 0 {
                <line class="bar__reported" x1={percent(own)} x2={percent(end)} y1="50%" y2="50%" />
            }
            if bar.own > 0 {
                <rect class="bar__own" width={percent(own)} height="100%" />
            }
        </svg>
    }
}

/// The legend of [`view_bar`].
pub fn view_bar_key() -> Html {
    let swatch = |own, reported| {
        view_bar(Bar {
            own,
            reported,
            full: 1,
        })
    };
    html! {
        <ul class="bar-key">
            <li class="bar-key__item">{ swatch(1, 0) }{ "in their own words, inside quotation marks" }</li>
            <li class="bar-key__item">{ swatch(0, 1) }{ "reported by the article" }</li>
        </ul>
    }
}

/// Per mille of `full`, at most 1000; 0 of nothing. What is there at all is at least visible.
fn share(part: u32, full: u32) -> u32 {
    if full == 0 || part == 0 {
        return 0;
    }
    let share = u64::from(part) * 1000 / u64::from(full);
    share.clamp(8, 1000) as u32
}

fn percent(per_mille: u32) -> AttrValue {
    format!("{}.{}%", per_mille / 10, per_mille % 10).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_stay_inside_and_visible() {
        assert_eq!(share(1, 2), 500);
        assert_eq!(share(3, 2), 1000);
        assert_eq!(share(1, 100_000), 8);
        assert_eq!((share(0, 9), share(9, 0)), (0, 0));
        assert_eq!(percent(425), "42.5%");
    }
}
