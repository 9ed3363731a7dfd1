using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Marketplace.LocalHost.Metrics;

/// <summary>Prometheus' text format: a line a series, with what it means above each group.</summary>
internal static class PrometheusText
{
    /// <summary>Writes the series, which come ordered by instrument.</summary>
    public static string Write(IReadOnlyList<Series> all)
    {
        StringBuilder page = new();
        foreach (IGrouping<Instrument, Series> group in all.GroupBy(series => series.Instrument))
        {
            string name = NameOf(group.Key);
            page.Append(CultureInfo.InvariantCulture, $"# HELP {name} {group.Key.Description} ({group.Key.Unit})\n# TYPE {name} {TypeOf(group.Key)}\n");
            foreach (Series series in group)
            {
                WriteSeries(page, name, series);
            }

            page.Append('\n');
        }

        return page.Length == 0 ? "# Nothing was measured yet.\n" : page.ToString();
    }

    /// <summary>A name as the format allows it.</summary>
    public static string Name(string name) => name.Replace('.', '_');

    private static void WriteSeries(StringBuilder page, string name, Series series)
    {
        string labels = series.Labels.Length == 0 ? "" : $"{{{series.Labels}}}";
        if (series.Instrument is Histogram<double>)
        {
            page.Append(CultureInfo.InvariantCulture, $"{name}_count{labels} {series.Count}\n{name}_sum{labels} {series.Sum:0.###}\n");
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"{name}{labels} {series.Sum:0.###}\n");
    }

    private static string NameOf(Instrument instrument) => Name(instrument.Name) + (instrument switch
    {
        Counter<long> => "_total",
        Histogram<double> => "_seconds",
        _ => "",
    });

    // Without buckets a histogram is what the format calls a summary.
    private static string TypeOf(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        Histogram<double> => "summary",
        _ => "gauge",
    };
}
