using System.Security.Cryptography;
using System.Text;
using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>What people write when something went wrong.</summary>
internal static class CaseWords
{
    private static readonly Dictionary<string, Bilingual> _asks = new(StringComparer.Ordinal)
    {
        ["notReceived"] = new("The parcel has not moved for days and nothing came.", "物流好几天没更新，一直没收到货。"),
        ["notAsDescribed"] = new("It is not what the listing says: the colour and the label differ.", "与描述不符，颜色和标签都对不上。"),
        ["damaged"] = new("It came with a crack right through one side.", "收到时一侧已经开裂。"),
        ["wrongItem"] = new("You sent me another model than the one I ordered.", "发错型号了，不是我买的那一款。"),
        ["changedMind"] = new("I have found that I do not need it after all.", "买完发现用不上，想退掉。"),
        ["counterfeit"] = new("The maker has looked at it: it is a counterfeit.", "经品牌方鉴定，这是假货。"),
        ["other"] = new("I am not happy with it.", "不太满意。"),
    };

    public static Bilingual Rejection { get; } = new("It left here whole and as described; see the packing photos.", "发货时完好且与描述一致，有打包照片。");

    public static Bilingual Contest { get; } = new("It came back used, and the charger is missing.", "退回来的有使用痕迹，还少了配件。");

    public static Bilingual BuyerEvidence { get; } = new("Photos of the parcel as I opened it, with the label.", "开箱照片，可以看到面单。");

    public static Bilingual SellerEvidence { get; } = new("Photos of the packing and the weight at the counter.", "打包照片和网点称重记录。");

    public static Bilingual BuyerReply { get; } = new("The packing photos show another piece.", "打包照片里不是这一件。");

    public static Bilingual SellerReply { get; } = new("The serial number in both photos is the same.", "两张照片里的序列号是一样的。");

    public static Bilingual Appeal { get; } = new("An expert has looked at it since; the report is new.", "之后请专业机构做了鉴定，这是新的报告。");

    public static Bilingual AppealReply { get; } = new("The report is about half of what I complained of.", "报告只说到我反映问题的一半。");

    public static Bilingual Ruling { get; } = new(
        "The photos of both sides were compared with the revision of the listing that was bought.",
        "已将双方提交的照片与买家下单时的商品描述版本逐项比对，并参考了物流记录，据此裁决。");

    /// <summary>What a buyer writes for a reason.</summary>
    public static Bilingual Ask(string reason) => _asks[reason];

    /// <summary>A statement in the order's language, with the documents named.</summary>
    public static object Statement(Bilingual text, PlannedOrder plan, params string[] documents) => new
    {
        text = text.In(plan.Seller.Language),
        documents = documents.Select(name => Document($"{name}-{plan.Number}")).ToArray(),
    };

    /// <summary>A document as it is named in statements and claims.</summary>
    public static object Document(string name) => new
    {
        name,
        url = $"https://files.example/{name}.pdf",
        sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))),
    };
}
