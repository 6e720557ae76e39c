//! Traditional Chinese: the core's own words in it, and its units in
//! simplified characters. What an author wrote is never changed.
//!
//! `tests/browser/split.mjs` makes of this file a part of its own, so readers
//! of other languages do not download it. For the same reason nothing of the
//! library's searching is used: what two parts share falls into the core.

use crate::document::{Dimension, Unit};

/// Our words that differ, a line each, and how Taipei and Hong Kong both
/// write them.
const WORDS: &str = "
zh-Hans=zh-Hant
.zh=.zh-Hant
万=萬
与=與
万亿=萬億
不满一格，按比例填=不滿一格，按比例填
不超过=不超過
两=兩
个值中=個值中
个值并列=個值並列
个值未公布=個值未公布
个点=個點
个点都画在图上；数据表列其中=個點都畫在圖上；數據表列其中
个百分点=個百分點
个系列=個系列
个系列上升=個系列上升
个系列下降=個系列下降
个系列都上升=個系列都上升
个系列都下降=個系列都下降
个高于=個高於
个：各段的首、末、最高与最低。=個：各段的首、末、最高與最低。
亿=億
亿亿=億億
从=從
以内=以內
位次图=位次圖
低于=低於
其余=其餘
其间最低在=其間最低在
其间最高在=其間最高在
分组=分組
分组条形图=分組條形圖
分组柱形图=分組柱形圖
制图：=製圖：
区间图=區間圖
千万=千萬
减少=減少
单位=單位
单位图=單位圖
单位：=單位：
占=佔
占比不到一半=佔比不到一半
占比基数=佔比基數
占比条=佔比條
占比正好一半=佔比正好一半
占比超过一半=佔比超過一半
又两成=又兩成
变为=變為
变化=變化
变化箭头图=變化箭頭圖
图=圖
图上最后一期（=圖上最後一期（
地区=地區
堆叠条形图=堆疊條形圖
堆叠柱形图=堆疊柱形圖
堆叠面积图=堆疊面積圖
增长=增長
幅小图=幅小圖
幅小图，=幅小圖，
扩大到=擴大到
折线图=折線圖
指标牌=指標牌
据此推算，=據此推算，
数值=數值
数据表=數據表
整体=整體
斜率图=斜率圖
日更正，原为=日更正，原為
时期=時期
暂无数据=暫無數據
暂无数据。=暫無數據。
最长，=最長，
条形图=條形圖
来源：=來源：
柱形图=柱形圖
棒棒糖图=棒棒糖圖
横轴=橫軸
横轴：=橫軸：
正负条形图=正負條形圖
点图=點圖
环比=環比
现在=現在
百万=百萬
百格图=百格圖
等于=等於
累计=累計
约=約
缩小到=縮小到
落后=落後
落后于=落後於
计划=計劃
计划完成图=計劃完成圖
计数图=計數圖
超出坐标的部分未画=超出座標的部分未畫
超过=超過
较=較
较上年末=較上年末
连续=連續
阶梯图=階梯圖
面积图=面積圖
项=項
项上升=項上升
项下降=項下降
项为正=項為正
项为负=項為負
项并列=項並列
项指标=項指標
项未公布=項未公布
项目=項目
项都上升=項都上升
项都下降=項都下降
项都为正=項都為正
项都为负=項都為負
项都是=項都是
领先=領先
领先幅度图=領先幅度圖
（对数坐标）=（對數坐標）
（目标）=（目標）
（预测）=（預測）
，暂无数据=，暫無數據
，暂无数据。=，暫無數據。
，目标=，目標
，现为=，現為
，预测=，預測
";

/// What units are written with, a line each, before how the table of units
/// has it. Whole words stand before their characters.
const UNITS: &str = "
平方公尺=平方米
立方公尺=立方米
公尺=米
公噸=吨
日圓=日元
億=亿
萬=万
個=个
點=点
項=项
戶=户
畝=亩
噸=吨
頃=顷
條=条
顆=颗
張=张
間=间
輛=辆
臺=台
種=种
類=类
棟=栋
單=单
筆=笔
處=处
塊=块
頭=头
隻=只
隊=队
組=组
對=对
雙=双
層=层
級=级
門=门
學=学
車=车
標=标
崗=岗
頂=顶
冊=册
屆=届
場=场
幣=币
歐=欧
鎊=镑
時=时
鐘=钟
準=准
託=托
兩=两
歲=岁
劑=剂
課=课
攝=摄
盞=盏
";

/// What the core's own word `zh` is in traditional characters.
#[inline(never)]
pub(super) fn hant(zh: &str) -> &str {
    Lines(WORDS.as_bytes()).find(|(word, _)| *word == zh.as_bytes()).map_or(zh, |(_, form)| text(form))
}

/// What a unit in traditional characters measures, as [`Unit::look_up`].
#[inline(never)]
pub(crate) fn unit(written: &str) -> Option<(Dimension, i32)> {
    Unit::look_up(&simplified(written))
}

/// A unit's text as the table of units has it.
fn simplified(unit: &str) -> String {
    let mut out = String::new();
    let mut rest = unit;
    while let Some(first) = rest.chars().next() {
        let known = Lines(UNITS.as_bytes()).find(|(word, _)| rest.as_bytes().starts_with(word));
        let (length, form) =
            known.map_or((first.len_utf8(), &rest.as_bytes()[..first.len_utf8()]), |(word, form)| (word.len(), form));
        out.push_str(text(form));
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// Words and forms of a table.
struct Lines<'a>(&'a [u8]);

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let ends = |mark: u8, text: &[u8]| text.iter().position(|byte| *byte == mark);
        // A line begins behind the end of the one before.
        let start = ends(b'\n', self.0)? + 1;
        let rest = &self.0[start..];
        let (middle, end) = (ends(b'=', rest)?, ends(b'\n', rest)?);
        self.0 = &rest[end..];
        Some((&rest[..middle], &rest[middle + 1..end]))
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
#[path = "hant_tests.rs"]
mod tests;
