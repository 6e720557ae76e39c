// The frame's style sheet. The block between the two marks stands in
// figure.css too, letter for letter, so that the picture that is seen first
// and the live chart have the same height.

const CSS = `
:host{display:block;position:relative;container-type:inline-size}
:host([hidden]){display:none}
/* metrics */
.ic-figure{position:relative;display:flex;flex-direction:column;box-sizing:border-box;min-height:100%;margin:0;padding:10px 0 0;border-top:1px solid var(--i1);color:var(--i1);font:400 14px/20px "PingFang SC","HarmonyOS Sans SC",MiSans,"Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums lining-nums;letter-spacing:normal;text-align:start;text-indent:0;line-break:strict;text-spacing-trim:trim-start;overflow-wrap:break-word;direction:ltr}
.ic-figure::before,.ic-figure::after{content:"";position:absolute;top:0;left:0;width:1px;height:7px;background:var(--i1)}
.ic-figure::after{left:auto;right:0}
.ic-figure figcaption{display:block;margin:0}
.ic-number{display:block;margin:-4px 0 8px;padding-left:8px;font-size:12px;line-height:16px;font-weight:700;color:var(--hl)}
.ic-title{display:block;font-size:18px;line-height:26px;font-weight:700;text-wrap:balance}
.ic-subtitle{display:block;margin-top:2px;font-size:13px;line-height:20px;color:var(--i2)}
.ic-plot{display:block;margin:16px 0 12px}
.ic-steps{margin:0 0 10px;padding:0 0 0 1.7em;list-style:decimal;font-size:13px;line-height:20px;color:var(--i2)}
.ic-steps li{padding:3px 0}
.ic-steps:empty{display:none}
.ic-note{margin:0 0 2px;font-size:12px;line-height:18px;color:var(--i2)}
.ic-plot+*{margin-top:auto}
.ic-foot{box-sizing:border-box;display:flex;align-items:center;min-height:28px;margin:0;padding-right:164px;font-size:12px;line-height:18px;color:var(--i3)}
.ic-source{position:relative;z-index:1;overflow-wrap:anywhere;text-wrap:balance}
.ic-source a{color:inherit;text-underline-offset:3px}
@container (min-width:480px){
.ic-title{font-size:20px;line-height:28px}
.ic-subtitle{font-size:14px;line-height:22px}
.ic-plot{margin:20px 0 14px}
}
/* end of metrics */
.ic-figure{--i1:#16191C;--i2:#4B5358;--i3:#697177;--hl:#006778}
.dark{--i1:#ECEEEE;--i2:#B7BEC2;--i3:#929BA0;--hl:#4DB6C6}
[hidden],p:empty,span:empty{display:none!important}
p{margin:0}
.ic-plot{position:relative;touch-action:var(--ic-touch,pan-y pinch-zoom)}
canvas{position:absolute;left:-8px;top:-8px;pointer-events:none}
.sr{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
button{margin:0;padding:0;border:0;background:none;font:inherit;color:inherit;cursor:pointer}
.ic-foot{position:relative}
.tools{position:absolute;right:max(-2px,-1*var(--ic-edge,2px));bottom:0;display:flex;color:var(--i2)}
.tools button{position:relative;display:flex;align-items:center;justify-content:center;gap:4px;width:44px;height:28px}
.tools button::after{content:"";position:absolute;inset:-8px 0}
.tools [aria-pressed]{padding:0 5px;justify-content:flex-start;color:var(--i3)}
.tools [aria-pressed]:first-child{width:34px;justify-content:flex-end}
.tools [aria-pressed]:first-child::after{left:-10px}
.ic-source{z-index:auto}
.ic-source a{position:relative;z-index:1}
.tools [aria-pressed=true]{color:var(--i1);font-weight:700;text-decoration:underline 1.5px;text-underline-offset:4px}
svg{width:12px;height:12px;fill:none;stroke:currentColor;stroke-width:1.25}
.over{position:absolute;right:0;bottom:100%}
@media print{.tools{display:none}.ic-figure.ic-figure{--i1:#000;--i2:#3D3D3D;--i3:#5C5C5C;--hl:#141414}canvas{max-width:calc(100% + 16px);height:auto!important}.ic-figure{break-inside:avoid}.ic-foot{padding-right:0}.ic-source a::after{content:" （" attr(href) "）"}}
@media (forced-colors:active){.ic-figure{--i1:CanvasText}}
`;

/** One sheet for every chart of the page. */
export const sheet = new CSSStyleSheet();

const rules = new Set([CSS]);

/** @param {string} more rules that follow those before */
export const style = (more) => sheet.replaceSync([...rules.add(more)].join(''));
style('');
