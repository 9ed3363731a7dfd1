using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Timers;

/// <summary>Remembers a timer function's schedule over restarts, so that a missed occurrence is made up for.</summary>
internal sealed class TimerStatusFile(string dataDirectory, string functionName)
{
    private readonly string _path = Path.Combine(dataDirectory, "timers", functionName + ".json");

    public ScheduleStatus? Read() => File.Exists(_path) ? JsonSerializer.Deserialize<ScheduleStatus>(File.ReadAllBytes(_path)) : null;

    // Written aside and renamed: a kill in between leaves the old status whole.
    public void Write(ScheduleStatus status)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllBytes(_path + ".new", JsonSerializer.SerializeToUtf8Bytes(status));
        File.Move(_path + ".new", _path, overwrite: true);
    }
}
