// Rules for the line of reason; they follow the frame's own. `.over` moves
// nothing: it stands above, or, `in` a figure of ours, beside its number.

export const CSS = `
.err{--i1:#16191C;--err:#9E2F18;margin:12px 0;padding-left:7px;border-left:3px solid var(--err);font:12px/16px sans-serif;color:var(--i1)}
.err.dark{--i1:#ECEEEE;--err:#F0907A}
.err:empty{margin:0;padding:0;border:0}
.over{z-index:2;max-width:calc(100% - 56px);margin:0;background:var(--bg)}
.in{bottom:calc(100% - 23px)}
.err button{min-width:44px;padding:14px 8px;margin:-14px 0;color:var(--err);text-decoration:underline}
@media print{.err{display:none}}
`;
