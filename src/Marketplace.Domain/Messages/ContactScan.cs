using System.Text.RegularExpressions;

namespace Marketplace.Domain.Messages;

/// <summary>
/// Finds what leads off the market: telephone numbers, mail addresses, messengers, payments past the escrow. A pure function of the text, in time that
/// grows with its length alone, whatever is written. It errs now and then; that is why it flags and does not refuse.
/// </summary>
public static class ContactScan
{
    private const int NegationLength = 18;

    private const string Messengers =
        "(?:we ?chat|weixin|w[e3]chat|\\bvx\\b|\\bwx\\b|微信|微芯|薇信|徽信|威信|维信|\\bv ?信|\\bq ?q\\b|扣扣|企鹅号|whats ?app|telegram|\\btg\\b|电报|纸飞机|\\bline id\\b|instagram|snapchat|skype|viber|kakao ?talk|messenger|discord)";

    private static readonly Regex _email = PhoneScan.Linear(
        "[a-z0-9][a-z0-9._%+-]+ ?@ ?[a-z0-9-]+ ?(?:\\.|点|\\(dot\\)| dot ) ?[a-z]{2,}"
        + "|[a-z0-9][a-z0-9._-]+ ?(?:\\(at\\)|\\[at\\]|\\{at\\}|<at>| at |艾特|#) ?(?:gmail|qq|163|126|outlook|hotmail|yahoo|sina|foxmail|icloud|proton ?mail|[a-z0-9-]+ ?(?:\\(dot\\)|\\[dot\\]|\\{dot\\}| dot |点)) ?(?:\\.|。|点|\\(dot\\)|\\[dot\\]|\\{dot\\}| dot )? ?(?:com|cn|net|org|edu|io|me|hk)?"
        + "|(?:gmail|outlook|hotmail|foxmail|e-?mail|邮箱)(?: address)? ?(?:is|are|:|是|为) ?[a-z0-9._-]{5,}");

    private static readonly Regex _messenger = PhoneScan.Linear(
        $"(?:加|换|留|发|私|联系|搜)(?:一?下|个|我|你|你的|我的)? ?{Messengers}"
        + $"|{Messengers} ?(?:号|id\\b|号码|账号|联系|详?聊|加我|找我|私聊|沟通|发我|同号|同手机|搜)"
        + $"|{Messengers}(?: id| number| handle| name)? ?(?:is|:|是|=|-|@|->)? ?(?:[+]?[a-z]*[0-9_-][a-z0-9_-]{{4,}}|[+][0-9][0-9 -]{{6,}}|[a-z]{{4,}}[0-9_-])"
        + $"|{Messengers}(?: id| handle| name)? ?(?:is|:|是|=|@) ?[a-z0-9_-]{{5,}}"
        + $"|(?:add|contact|reach|text|message|msg|find|dm|ping|write|talk|chat|continue|move|switch|speak)(?: to| with)?(?: me| us| you| it| this)?(?: up)?(?: on| via| by| at| in| through| over| to)?(?: my| your)? {Messengers}"
        + $"|(?:do you have|you have|have you got|what is|what's|whats|give me|send me|share)(?: your| ur| a| any)? {Messengers}(?: id| number| contact)? ?(?:\\?|$|so|to|,|\\.)"
        + $"|(?:my|ur) {Messengers} ?(?:is|id|:|number)"
        + "|(?:加|[+➕]) ?(?:v|薇|威)(?:[^a-z]|$)|\\b(?:wa|t|line|m)\\.me/|discord\\.gg/|weixin://|qm\\.qq\\.com|u\\.wechat");

    private static readonly Regex _payment = PhoneScan.Linear(
        "paypal\\.me|venmo\\.com|cash\\.app/|qr\\.alipay|revolut\\.me|buy\\.stripe\\.com|wxp://|收款码|收钱码|付款码"
        + "|(?:pay|send|transfer|accept|take|use|wire|settle)(?:ing|s)?[^.!?\\n]{0,25}(?:pay ?pal|venmo|zelle|cash ?app|western union|money ?gram|usdt|bitcoin|\\bbtc\\b|crypto|gift cards?|alipay|wechat pay|bank account|wire transfer|bank transfer)"
        + "|(?:pay ?pal|venmo|zelle|cash ?app|western union|usdt|bitcoin)[^.!?\\n]{0,12}(?:me\\b|friends and family|f&f|instead|and save)"
        + "|(?:pay|deal|trade|buy|sell|settle|transfer|do (?:it|this))[^.!?\\n]{0,22}(?:outside|off)(?: of)? ?-?(?:the |this )?(?:platform|site|app|market|escrow)|off-?(?:platform|site) (?:deal|pay|trade|price)"
        + "|(?:skip|avoid|save|without|bypass|get around)(?:ing)? (?:on )?(?:the |this |paying )?(?:the )?(?:platform|escrow|market|site|their|app)(?:'s)?(?: fees?)?|pay me (?:directly|privately|in private|straight)"
        + "|transfer[^.!?\\n]{0,20}(?:to my (?:bank|account|card|wallet|alipay|wechat)|into my|directly)|cancel (?:the |this |your )?order and (?:pay|transfer|send|i)"
        + "|(?:私下|线下|平台外|站外)(?:交易|付|转|成交|买|走)|(?:不走|绕过|绕开|避开|跳过|脱离)(?:这个)?(?:平台|系统|担保)|(?:支付宝|微信|vx|银行卡|银行|银联)(?:直接|上)?(?:转账|转我|转给|打款|打给|付我|付给我|收款|红包)"
        + "|直接(?:转|打|付|汇)(?:钱|款|账|给我|我)|(?:汇款|打款|转账|转钱|打钱|汇)(?:到|给|至)(?:我|这|以下|下面|卡|账)|(?:转|打|汇)到我|取消订单[^。!?\\n]{0,10}(?:转|付|私|便宜|微信|支付宝)|发(?:个)?红包给我");

    private static readonly Regex _negation = PhoneScan.Linear("(?:don't|dont|do not|never|not|won't|cannot|can't|refuse to|instead of|不接受|不支持|拒绝|不做|不要|别|谢绝|不会|禁止|请勿|勿|不能|不可以|不|没有|谨防|小心)[^.!?。,,\\n]{0,14}$");

    /// <summary>What a text seems to hold, each once, in order.</summary>
    public static IReadOnlyList<MessageWarning> FlagsOf(string text)
    {
        string plain = PlainText.Of(text);
        string digits = PlainText.WithDigits(plain);
        string tight = Tight(digits);
        List<MessageWarning> flags = [];
        void Flag(bool found, MessageWarning flag) => flags.AddRange(found ? [flag] : []);
        Flag(PhoneScan.IsIn(digits), MessageWarning.Phone);
        Flag(IsMeant(_email, plain), MessageWarning.Email);
        Flag(IsMeant(_messenger, plain) || IsMeant(_messenger, digits) || IsMeant(_messenger, tight), MessageWarning.Messenger);
        Flag(IsMeant(_payment, plain) || IsMeant(_payment, tight), MessageWarning.OutsidePayment);
        return flags;
    }

    // "I don't pay outside the platform" asks nobody to.
    private static bool IsMeant(Regex pattern, string text) =>
        pattern.Matches(text).Any(match => !_negation.IsMatch(text[Math.Max(0, match.Index - NegationLength)..match.Index]));

    // "微.信", "加 我 微 信": what stands between Chinese characters and is no letter or digit goes.
    private static string Tight(string text) => string.Concat(text.Where((c, i) => char.IsLetterOrDigit(c) || !IsBesideHan(text, i)));

    private static bool IsBesideHan(string text, int at) => (at > 0 && IsHan(text[at - 1])) || (at + 1 < text.Length && IsHan(text[at + 1]));

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
