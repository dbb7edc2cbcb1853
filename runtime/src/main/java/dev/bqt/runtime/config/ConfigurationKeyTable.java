package dev.bqt.runtime.config;

/** The data of {@link ConfigurationKeys}: a line for each key. */
final class ConfigurationKeyTable {
  static final String TEXT =
      """
      base
        ProjectID            text  used    the project where none is named
        TriggerBucket        text  used    scanned; else the project with `_` for `-`, and `_bqtail`
        JournalURL           text  used    process files; never scanned
        ActiveLoadProcessURL text  used    those of loading windows; else `Running` in `JournalURL`
        DoneLoadProcessURL   text  used    those of ended windows; else `Done` in `JournalURL`
        AsyncTaskURL         text  used    `.win`, `.wis` and task files; never scanned
        SyncTaskURL          text  mapped  never scanned; all windows are shown in `AsyncTaskURL`
        ErrorURL             text  used    what BigQuery said of failed jobs; never scanned
        CorruptedFileURL     text  mapped  never scanned; putting files aside is not built
        InvalidSchemaURL     text  mapped  never scanned; putting files aside is not built
        LoadProcessPrefix    text  mapped  never scanned in the trigger bucket; else `/_load_/`
        PostJobPrefix        text  mapped  never scanned in the trigger bucket; else `/_bqjob_/`
        BatchPrefix          text  mapped  never scanned in the trigger bucket; else `/_batch_/`
        Region               text  ignored a job runs where its dataset is
        URL                  text  ignored a configuration is where it was read from
        RunOnce              bool  ignored no function is kept between calls
        MaxRetries           int   ignored what passes is tried again until it has passed
        MaxTriggerDelayMs    int   ignored a window's files stay for 120 s, its default
        SlackCredentials     map   ignored rules that notify are refused until that is built
        BqJobInfoPath        text  lacking files about finished jobs are not written
        BqBatchInfoPath      text  lacking files about finished windows are not written

      bqtail
        RulesURL             text  used    rules, followed while it runs: a folder or a file
        CheckInMs            int   used    how often rules are looked at; else 60,000
        Rules                list  used    rules in the configuration itself
        Disabled             bool  used    true disables every rule
        Async                bool  ignored no load keeps another one waiting

      bqdispatch
        TimeToLiveInMin      int   ignored it runs until it is stopped
        MaxConcurrentSQL     int   ignored rules with queries are refused until those are built
        MaxConcurrentLoad    int   used    how many load jobs run at a time; 0 is any number
        MaxConcurrentJobs    int   lacking BqDispatch never read it either

      bqt
        State                text  used    folder of the ledger; else `bqt-state` beside the file
        Buckets              texts used    more buckets that are scanned
        StorageHost          text  used    URL of another Cloud Storage, such as an emulator
        BigQueryHost         text  used    URL of another BigQuery, such as an emulator
        ImpersonateServiceAccount text used account that is acted as
        QuotaProject         text  used    project that calls are counted for
        TickInSec            int   used    from one pass to the next; else 3
        ForgetAfterDays      int   used    how long what is gone is remembered; else 90
        LoadsPerTable        int   used    loads of a table in 24 hours; else as BigQuery has it
        UpdatesPerTable      int   used    loads of a table in 10 seconds; else the same
        LoadsPerProject      int   used    loads of the project in 24 hours; else the same
      """;

  private ConfigurationKeyTable() {}
}
