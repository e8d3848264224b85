import ar from './texts/ar.txt?raw';
import de from './texts/de.txt?raw';
import en from './texts/en.txt?raw';
import es from './texts/es.txt?raw';
import fr from './texts/fr.txt?raw';
import ja from './texts/ja.txt?raw';
import ko from './texts/ko.txt?raw';
import ptBR from './texts/pt-BR.txt?raw';
import ru from './texts/ru.txt?raw';
import uk from './texts/uk.txt?raw';
import vi from './texts/vi.txt?raw';
import zhHans from './texts/zh-Hans.txt?raw';
import zhHant from './texts/zh-Hant.txt?raw';
import { readPhrases, type Phrases } from './phrases.ts';

/** Where players of a language live: their locale, clock and prices go with what they write. */
export interface Home {
  locale: string;
  timeZone: string;
  /** Whole hours, without summer time: good enough for the rhythm of a day. */
  utcOffsetH: number;
  /** What the small and the large pack of gems cost. */
  prices: readonly [small: string, large: string];
  weight: number;
}

export interface Language {
  code: string;
  phrases: Phrases;
  homes: readonly Home[];
  names: readonly string[];
}

const home = (
  locale: string,
  timeZone: string,
  utcOffsetH: number,
  small: string,
  large: string,
  weight = 1,
): Home => ({ locale, timeZone, utcOffsetH, prices: [small, large], weight });

const euro = ['0,99 €', '4,99 €'] as const;

export const LANGUAGES: readonly Language[] = [
  {
    code: 'en',
    phrases: readPhrases(en),
    homes: [
      home('en-US', 'America/New_York', -5, '$0.99', '$4.99', 3),
      home('en-US', 'America/Los_Angeles', -8, '$0.99', '$4.99', 2),
      home('en-GB', 'Europe/London', 0, '£0.99', '£4.49', 2),
      home('en-IN', 'Asia/Kolkata', 5, '₹89', '₹449', 2),
      home('en-PH', 'Asia/Manila', 8, '₱55', '₱279'),
      home('en-AU', 'Australia/Sydney', 10, 'A$1.49', 'A$7.99'),
      home('en-NG', 'Africa/Lagos', 1, '₦1,500', '₦7,900'),
    ],
    names: ['dustbunny', 'Kestrel', 'notAlex', 'mossy_oak', 'Tobi', 'GrumpyGran', 'SaltyPretzel', 'lowbattery',
      'PriyaPlays', 'Ollie', 'kwame.exe', 'teaAndToast', 'JunoBird', 'halfmoon', 'Rook', 'paperplane', 'bramble',
      'OddSock', 'Nan_of_Six', 'zigzag', 'Wren', 'sundayteam',
      'captain_crumb', 'Ines', 'velcro', 'MajorTomato', 'lil fern', 'okayDave', 'Pippa', 'quietstorm', 'hex',
      'Farouk_1',
      'thirdcoffee', 'Bex', 'nightbus', 'marigold'],
  },
  {
    code: 'vi',
    phrases: readPhrases(vi),
    homes: [home('vi-VN', 'Asia/Ho_Chi_Minh', 7, '25.000đ', '129.000đ')],
    names: ['BéMèo', 'Tuấn Anh', 'trà đá vỉa hè', 'Linh Chi', 'MưaĐêm', 'cáo con', 'Hải Phòng 99', 'nguyệt', 'Bống',
      'gió mùa', 'Khánh Vy',
      'cơm tấm', 'Đức Huy', 'mèo mun', 'Sóc Nâu', 'Thảo Nhi', 'phố cổ', 'bánh mì pate'],
  },
  {
    code: 'zh-Hans',
    phrases: readPhrases(zhHans),
    homes: [home('zh-CN', 'Asia/Shanghai', 8, '¥6', '¥30', 4), home('zh-SG', 'Asia/Singapore', 8, 'S$1.28', 'S$6.98')],
    names: ['夜雨寄北', '小鱼干', '不吃香菜', '阿晨', '一盏灯', '摸鱼达人', '星河', '打工人小李', '南风知我意',
      '奶茶三分糖', '老张不困', '云朵面包', '半夜三点', '木子', '橘猫警长', '柠檬不酸', '北方的鱼', '小满'],
  },
  {
    code: 'zh-Hant',
    phrases: readPhrases(zhHant),
    homes: [home('zh-TW', 'Asia/Taipei', 8, 'NT$33', 'NT$170', 3), home('zh-HK', 'Asia/Hong_Kong', 8, 'HK$8', 'HK$38')],
    names: ['珍奶半糖', '阿宅', '貓奴一號', '小燈籠', '高雄阿明', '月見', '雨天不出門', '芋圓',
      '阿嬤的孫', '慢慢來', '夜貓子', '港島一哥', '小王子', '麻糬'],
  },
  {
    code: 'ja',
    phrases: readPhrases(ja),
    homes: [home('ja-JP', 'Asia/Tokyo', 9, '¥160', '¥800')],
    names: ['ホタル', 'みかん', 'よるのさんぽ', 'ゆき', 'タコ焼き', '眠い人', 'ルナ', 'けんた', 'あずき', 'ねこまる',
      '終電の人', 'さくらもち', '夜更かし', 'ハル', 'ちくわ', 'もなか', '月光'],
  },
  {
    code: 'ko',
    phrases: readPhrases(ko),
    homes: [home('ko-KR', 'Asia/Seoul', 9, '₩1,500', '₩7,500')],
    names: ['밤산책', '귤까먹는곰', '하늘', '수달이', '새벽세시', '도토리', '별사탕', '떡볶이',
      '고양이집사', '달빛', '민트초코', '퇴근하고싶다', '구름빵', '초록불'],
  },
  {
    code: 'de',
    phrases: readPhrases(de),
    homes: [
      home('de-DE', 'Europe/Berlin', 1, ...euro, 4),
      home('de-AT', 'Europe/Vienna', 1, ...euro),
      home('de-CH', 'Europe/Zurich', 1, 'CHF 1.00', 'CHF 5.00'),
    ],
    names: ['Nachtfalter', 'Brotdose', 'KaffeeKlaus', 'Mila', 'Feierabend', 'Igelchen', 'Jonas_M', 'Frau Holle',
      'Mondkalb', 'Pfandflasche', 'Lenni', 'Sternschnuppe', 'Opa Heinz', 'Fuchsbau', 'Zwiebel', 'Ronja'],
  },
  {
    code: 'fr',
    phrases: readPhrases(fr),
    homes: [
      home('fr-FR', 'Europe/Paris', 1, ...euro, 4),
      home('fr-CA', 'America/Toronto', -5, '1,39 $', '6,99 $'),
      home('fr-SN', 'Africa/Dakar', 0, '600 CFA', '3 000 CFA'),
    ],
    names: ['Luciole', 'Ptit Loup', 'Camille_', 'baguette2000', 'Ombre', 'Zélie', 'Noisette', 'croissant_fatal',
      'Maëlle', 'lapin crétois', 'Tonton', 'Brume', 'Hugo', 'petit pois', 'Awa'],
  },
  {
    code: 'es',
    phrases: readPhrases(es),
    homes: [
      home('es-MX', 'America/Mexico_City', -6, 'MX$19', 'MX$99', 3),
      home('es-ES', 'Europe/Madrid', 1, ...euro, 2),
      home('es-AR', 'America/Argentina/Buenos_Aires', -3, 'US$0.99', 'US$4.99', 2),
      home('es-CO', 'America/Bogota', -5, 'COP 4.900', 'COP 22.900'),
    ],
    names: ['Luciérnaga', 'el_gato', 'Mariposa', 'Nico', 'LaAbuelaGamer', 'Chispa', 'tortuga', 'Lucerito', 'don Beto',
      'Vale', 'churrasco', 'Sombra', 'PatoLoco', 'Camila', 'medianoche', 'Kike'],
  },
  {
    code: 'pt-BR',
    phrases: readPhrases(ptBR),
    homes: [home('pt-BR', 'America/Sao_Paulo', -3, 'R$ 5,90', 'R$ 27,90')],
    names: ['Vagalume', 'duda', 'Pão de Queijo', 'ZecaX', 'capivara', 'Bia', 'Tainá', 'coxinha', 'Seu Jorge',
      'luar', 'Rafa', 'guaraná', 'tatu bola', 'Manu', 'jabuti'],
  },
  {
    code: 'ru',
    phrases: readPhrases(ru),
    homes: [
      home('ru-RU', 'Europe/Moscow', 3, '89 ₽', '449 ₽', 3),
      home('ru-KZ', 'Asia/Almaty', 5, '490 ₸', '2 490 ₸'),
    ],
    names: ['Светлячок', 'кот_учёный', 'Мираж', 'Pelmen', 'Тихий', 'Ася', 'ночной дозор', 'Пряник',
      'Лёха', 'манул', 'Варя', 'чайник', 'Сова', 'Дима К'],
  },
  {
    code: 'uk',
    phrases: readPhrases(uk),
    homes: [home('uk-UA', 'Europe/Kyiv', 2, '39,99 ₴', '199,99 ₴')],
    names: ['Світлячок', 'їжачок', 'Мавка', 'Степан', 'кавуся', 'Зоряна', 'вареник', 'Остап', 'лелека',
      'Маруся', 'козак', 'Сонечко', 'нічка'],
  },
  {
    code: 'ar',
    phrases: readPhrases(ar),
    homes: [
      home('ar-SA', 'Asia/Riyadh', 3, '3.99 ر.س', '19.99 ر.س', 2),
      home('ar-EG', 'Africa/Cairo', 2, '49.99 ج.م', '249.99 ج.م', 2),
      home('ar-MA', 'Africa/Casablanca', 1, '10 د.م.', '50 د.م.'),
    ],
    names: ['قنديل', 'أبو سعود', 'ليلى', 'نجم', 'سندباد', 'نورة', 'قمر', 'يوسف', 'صقر', 'سارة', 'بحّار', 'هدى',
      'الليل'],
  },
];
