// Rules for what a reader makes of a chart; they follow those before.

export const CSS = `
.bar{position:absolute;z-index:2;right:-6px;top:1px;display:flex;align-items:center;font-size:12px;line-height:18px;color:var(--i2)}
.bar>button{position:relative;display:flex;align-items:center;justify-content:center;min-width:30px;height:26px;padding:0 6px}
.bar>button::after{content:"";position:absolute;inset:-9px 0}
.bar>button:hover{color:var(--i1)}
.bar>button:disabled{color:var(--i3);opacity:.5;cursor:default}
.bar>button.changed{color:var(--i1);font-weight:700}
.bar>button.order::before{content:"↕";content:"↕"/"";margin-right:4px;font-size:11px;opacity:.6}
.bar>span{min-width:28px;text-align:center}
.bar .menu{right:6px;bottom:auto;top:100%}
.legend{max-height:60vh;overflow:auto;color:var(--i1)}
.legend .rows>div{display:flex}
.legend button{display:flex;align-items:center;gap:8px;height:32px;padding:0 12px;white-space:nowrap}
.legend .rows button:first-child{flex:1;max-width:200px}
.legend .rows button:first-child span{overflow:hidden;text-overflow:ellipsis}
.legend button+button,.legend>button{color:var(--i2)}
.legend [aria-pressed=false] span{text-decoration:line-through;color:var(--i3)}
.legend [aria-disabled]{cursor:default}
.legend i{flex:none;width:10px;height:10px;box-sizing:border-box;border:1px solid var(--i2)}
.brush{position:absolute;z-index:1;top:0;bottom:0;background:var(--hl);opacity:.18;border:solid var(--i1);border-width:0 1px;pointer-events:none}
.ic-plot{-webkit-user-select:none;user-select:none}
.ic-steps li{cursor:pointer}
.ic-steps [aria-current]{color:var(--i1);font-weight:700}
@media (min-height:560px){.told .ic-plot{position:sticky;z-index:1;top:0;background:var(--bg)}}
@media (pointer:coarse){.bar>button{min-width:44px}.legend button{height:44px}}
@media (forced-colors:active){.legend i{forced-color-adjust:none;border-color:CanvasText}}
@media print{.bar,.brush{display:none}.told .ic-plot{position:relative}}
`;
