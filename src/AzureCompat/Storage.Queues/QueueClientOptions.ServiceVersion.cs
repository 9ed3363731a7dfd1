using System.Diagnostics.CodeAnalysis;

namespace Azure.Storage.Queues;

public partial class QueueClientOptions
{
    /// <summary>Versions of the queue service's REST protocol, named by their dates.</summary>
    [SuppressMessage("Naming", "CA1707", Justification = "The vendor's names.")]
    public enum ServiceVersion
    {
        /// <summary>The version of 2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>The version of 2019-07-07.</summary>
        V2019_07_07 = 2,

        /// <summary>The version of 2019-12-12.</summary>
        V2019_12_12 = 3,

        /// <summary>The version of 2020-02-10.</summary>
        V2020_02_10 = 4,

        /// <summary>The version of 2020-04-08.</summary>
        V2020_04_08 = 5,

        /// <summary>The version of 2020-06-12.</summary>
        V2020_06_12 = 6,

        /// <summary>The version of 2020-08-04.</summary>
        V2020_08_04 = 7,

        /// <summary>The version of 2020-10-02.</summary>
        V2020_10_02 = 8,

        /// <summary>The version of 2020-12-06.</summary>
        V2020_12_06 = 9,

        /// <summary>The version of 2021-02-12.</summary>
        V2021_02_12 = 10,

        /// <summary>The version of 2021-04-10.</summary>
        V2021_04_10 = 11,

        /// <summary>The version of 2021-06-08.</summary>
        V2021_06_08 = 12,

        /// <summary>The version of 2021-08-06.</summary>
        V2021_08_06 = 13,

        /// <summary>The version of 2021-10-04.</summary>
        V2021_10_04 = 14,

        /// <summary>The version of 2021-12-02.</summary>
        V2021_12_02 = 15,

        /// <summary>The version of 2022-11-02.</summary>
        V2022_11_02 = 16,

        /// <summary>The version of 2023-01-03.</summary>
        V2023_01_03 = 17,

        /// <summary>The version of 2023-05-03.</summary>
        V2023_05_03 = 18,

        /// <summary>The version of 2023-08-03.</summary>
        V2023_08_03 = 19,

        /// <summary>The version of 2023-11-03.</summary>
        V2023_11_03 = 20,

        /// <summary>The version of 2024-02-04.</summary>
        V2024_02_04 = 21,

        /// <summary>The version of 2024-05-04.</summary>
        V2024_05_04 = 22,

        /// <summary>The version of 2024-08-04.</summary>
        V2024_08_04 = 23,

        /// <summary>The version of 2024-11-04.</summary>
        V2024_11_04 = 24,

        /// <summary>The version of 2025-01-05.</summary>
        V2025_01_05 = 25,

        /// <summary>The version of 2025-05-05.</summary>
        V2025_05_05 = 26,

        /// <summary>The version of 2025-07-05.</summary>
        V2025_07_05 = 27,

        /// <summary>The version of 2025-11-05.</summary>
        V2025_11_05 = 28,

        /// <summary>The version of 2026-02-06.</summary>
        V2026_02_06 = 29,

        /// <summary>The version of 2026-04-06.</summary>
        V2026_04_06 = 30,

        /// <summary>The version of 2026-06-06.</summary>
        V2026_06_06 = 31,

        /// <summary>The version of 2026-10-06.</summary>
        V2026_10_06 = 32,
    }
}
