using System.Text.Json;

namespace LocalFunctions.EventGrid;

/// <summary>Keeps what was accepted and is not delivered yet, one file each, so that a killed host goes on with it. Dead letters stay in a folder beside.</summary>
internal sealed class DeliveryFiles(string dataDirectory)
{
    private readonly string _open = Path.Combine(dataDirectory, "events", "open");
    private readonly string _dead = Path.Combine(dataDirectory, "events", "dead-letters");

    /// <summary>What was not delivered when the host last stopped, oldest first.</summary>
    public IReadOnlyList<Delivery> Load()
    {
        Directory.CreateDirectory(_open);
        return [.. Directory.GetFiles(_open, "*.json").Select(Read).OfType<Delivery>().OrderBy(delivery => delivery.AcceptedUtc)];
    }

    /// <summary>Keeps a delivery as it is now.</summary>
    public void Keep(Delivery delivery)
    {
        string path = PathOf(_open, delivery);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(delivery));
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>A delivery is done.</summary>
    public void Drop(Delivery delivery) => File.Delete(PathOf(_open, delivery));

    /// <summary>A delivery is given up.</summary>
    public void Bury(Delivery delivery)
    {
        Directory.CreateDirectory(_dead);
        File.WriteAllText(PathOf(_dead, delivery), JsonSerializer.Serialize(delivery));
        Drop(delivery);
    }

    /// <summary>What was given up.</summary>
    public IReadOnlyList<Delivery> DeadLetters() => Directory.Exists(_dead) ? [.. Directory.GetFiles(_dead, "*.json").Select(Read).OfType<Delivery>()] : [];

    private static Delivery? Read(string path) => JsonSerializer.Deserialize<Delivery>(File.ReadAllText(path));

    private static string PathOf(string folder, Delivery delivery) => Path.Combine(folder, $"{delivery.Id:n}.json");
}
