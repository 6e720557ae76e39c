// Our words and sentences in traditional Chinese, loaded for pages and charts
// of that language alone.

/** Words that are others, or have another form than their characters. */
const PHRASES = [
  ['复制', '複製'], ['默认', '預設'], ['文档', '文件'], ['程序', '程式'], ['链接', '連結'], ['重复', '重複'],
];
/** Each character of the sentences that differs, before its form. */
const PAIRS = '与與两兩个個为為书書于於会會体體内內写寫减減划劃则則动動区區单單占佔变變号號围圍图圖处處复複够夠头頭对對层層带帶应應开開张張当當录錄据據数數无無时時显顯暂暫条條'
  + '来來标標档檔没沒浏瀏点點画畫种種组組绘繪络絡编編网網范範览覽计計认認让讓识識试試话話误誤请請读讀负負轴軸载載较較过過运運这這进進选選里裡链鏈错錯键鍵间間项項须須'
  + '颜顏实實态態总總结結给給统統级級线線经經续續约約纪紀终終缩縮维維叠疊积積长長从從几幾扩擴样樣码碼见見';
/** @type {Map<string, string>} */
const forms = new Map(PAIRS.match(/../gu)?.map((pair) => /** @type {[string, string]} */ ([...pair])));

/**
 * Words of words.js, or a sentence of core.js or sentences.js before it is
 * filled with what the author wrote.
 * @template T
 * @param {T} words as JSON can have them
 * @returns {T}
 */
export function traditional(words) {
  let text = JSON.stringify(words);
  for (const [from, to] of PHRASES) text = text.replaceAll(from, to);
  return JSON.parse(text.replace(/./gu, (one) => forms.get(one) ?? one));
}
