//! What views are made of. Nothing here knows the route or the store: links come in as `AttrValue`, numbers as numbers.
//! Where a part has no state it is a plain function `view_x(..) -> Html`; parts with state are components.
//!
//! | part | use |
//! |---|---|
//! | [`view_header`] | opens every view: heading (takes focus on arrival), one sentence, room for controls |
//! | [`view_result_count`] | "12 of 151 quotes", the one live region of a view |
//! | [`view_chips`] | what is chosen, each with a way to take it back |
//! | [`FacetRail`] | what can be chosen, with counts; a sheet on phones |
//! | [`view_sort`] | in which order a list stands: links, the present one marked |
//! | [`Rows`] | the rows of a list, however long: the place of each, a constant number of elements |
//! | [`view_count`] | every number that counts passages: a link whose list is exactly as long |
//! | [`view_polarity`], [`view_polarity_count`] | sign, colour and word; sign, colour, count and hidden word |
//! | [`view_figure`] | a number with its noun as one link to the list it counts |
//! | [`Matrix`] | holders by targets, a keyboard grid of counts by polarity |
//! | [`view_bar`] | words in own quotation marks solid, reported words striped, against a common full length |
//! | [`view_bar_key`] | what solid and striped mean |
//! | [`view_mark`] | reviewed or found by the program, how sure |
//! | [`Downloads`] | the forms in which a part of a view can be taken along |
//! | [`view_empty`] | nothing found, with a way on |
//! | [`KeyHelp`] | the list of keys, in a dialog that `?` opens |
//! | [`view_notice`] | one line that must be seen |
//! | [`view_passage`] | words of an article as the edition has them, with marks and search hits; what is missing is counted |
//! | [`view_passage_key`] | what the underlines mean |
//!
//! Tables carry the class `data-table` (see `styles/components/data-table.css`), inside `<div class="scroll-x"
//! tabindex="0" role="region" aria-label=..>` where they may be wider than a phone. No element has a `style` attribute:
//! the content security policy forbids it, lengths are SVG attributes instead.

mod bar;
mod count;
mod downloads;
mod empty;
mod facet_rail;
mod figure;
mod filter_chips;
mod header;
mod key_help;
mod layer_switch;
mod mark;
mod matrix;
mod matrix_data;
mod matrix_parts;
mod matrix_place;
mod notice;
mod passage;
mod polarity;
mod rows;
mod rows_drawn;
mod search_box;
mod segment;
mod skip_links;
mod sort;
mod window;

pub use bar::{Bar, view_bar, view_bar_key};
pub use count::view_count;
pub use downloads::{Downloads, DownloadsProps};
pub use empty::view_empty;
pub use facet_rail::{FacetGroup, FacetRail, FacetRailProps, FacetValue};
pub use figure::view_figure;
pub use filter_chips::{Chip, view_chips};
pub use header::{view_header, view_result_count};
pub use key_help::{KeyHelp, show_key_help, view_keys};
pub use layer_switch::{LayerSwitch, LayerSwitchProps};
pub use mark::view_mark;
pub use matrix::{Matrix, MatrixProps};
pub use matrix_data::{MatrixCell, MatrixData};
pub use matrix_place::Head as MatrixHead;
pub use notice::view_notice;
pub use passage::{PassageMark, Role, view_passage, view_passage_key, view_roles};
pub use polarity::{view_polarity, view_polarity_count};
pub use rows::{Rows, RowsProps};
pub use search_box::{SearchBox, SearchBoxProps};
pub use segment::{Segment, segments};
pub use skip_links::view_skip_links;
pub use sort::{SortLink, view_sort};
