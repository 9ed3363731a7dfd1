namespace Marketplace.LocalHost.Scenario;

/// <summary>Names for any number of buyers.</summary>
internal static class BuyerNames
{
    private static readonly string[] _chinese =
        ["陈静", "李伟", "王芳", "张敏", "刘洋", "杨帆", "赵磊", "黄蓉", "周杰", "吴倩", "徐朗", "孙悦", "马超", "朱婷", "胡军", "郭晶晶", "何青", "高远", "林夕", "罗兰"];

    private static readonly string[] _english =
        ["alice", "ben", "carla", "dmitri", "emma", "farid", "grace", "hugo", "ines", "jonas", "kaito", "leila", "marco", "nora", "omar", "priya", "quinn", "rosa", "sven", "tara"];

    /// <summary>So many distinct names in an order of chance.</summary>
    public static string[] Take(int count, Random random)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(Name)];
        random.Shuffle(names);
        return names;
    }

    private static string Name(int number)
    {
        string[] names = number % 2 == 0 ? _chinese : _english;
        int turn = number / 2 / names.Length;
        string name = names[number / 2 % names.Length];
        return turn == 0 ? name : $"{name}{turn + 1}";
    }
}
