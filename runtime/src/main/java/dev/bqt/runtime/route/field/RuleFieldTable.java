package dev.bqt.runtime.route.field;

/** The data of {@link RuleFields}: a section for each object, a line for each key. */
final class RuleFieldTable {
  static final String TEXT =
      """
      rule
        Disabled                bool         built
        Async                   bool         built
        When                    {when}       built
        Dest                    {dest}       built
        Batch                   {batch}      built
        OnSuccess               [action]     built
        OnFailure               [action]     built
        Info                    {info}       built
        OnLoad                  any          dead    BqTail never ran it either
        StalledThresholdInSec   int          quiet
        CounterURL              text         quiet
        CorruptedFileURL        text         later   putting corrupted files aside
        InvalidSchemaURL        text         later   putting files of another schema aside
        MaxReload               int          later   loading again without the bad files

      info
        Workflow                text         built
        Description             text         quiet
        ProjectURL              text         quiet
        LeadEngineer            text         quiet
        URL                     text         quiet

      when
        Prefix                  text         built
        Suffix                  text         built
        Filter                  text         built
        Exclusion               text         built
        Directory               bool         wrong   no object is a directory: it would never match
        Source                  text         later   rules for finished BigQuery jobs
        Dest                    text         later   rules for finished BigQuery jobs
        Type                    text         later   rules for finished BigQuery jobs

      batch
        Window                  {window}     built
        RollOver                bool         later   windows that reach back into the one before
        MultiPath               bool         later   windows across folders
        MaxDelayInSec           int          quiet
        UsePatternHash          bool         later   windows by captured groups
        Group                   {group}      later   batch groups

      window
        DurationInSec           int          built
        Duration                int          built

      group
        DurationInSec           int          later   batch groups
        OnDone                  [action]     later   batch groups

      action
        Action                  text         built
        When                    {exists}     later   actions on condition
        Request                 request      built
        OnSuccess               [action]     built
        OnFailure               [action]     built
        Meta                    any          dead    BqTail fills it in while it runs
        Job                     any          dead    BqTail fills it in while it runs

      exists
        Exists                  text         later   actions on condition

      request delete
        URLs                    urls         built
        URL                     urls         built
        SourceURL               urls         built

      request move
        SourceURLs              urls         built
        SourceURL               urls         built
        DestURL                 text         built
        IsDestAbsoluteURL       bool         built

      dest
        Table                   text         built
        Partition               text         later   loading into a partition
        Pattern                 text         later   taking values out of the path
        Parameters              any          later   parameters
        Schema                  {schema}     built
        TransientDataset        text         later   loading through a temporary table
        Transient               {transient}  later   loading through a temporary table
        UniqueColumns           texts        later   removing duplicates
        Transform               map          later   transforming columns
        SideInputs              [sideInput]  later   joining side inputs
        Override                bool         later   overwriting the table
        AllowFieldAddition      bool         later   adding fields | write schemaUpdateOptions
        Expiry                  text         later   tables that expire
        sourceFormat            text         built
        writeDisposition        text         built
        destinationTable        any          dead    Dest.Table is what counts
        sourceUris              any          dead    the objects that match are what counts
        allowJaggedRows         bool         option
        allowQuotedNewlines     bool         option
        autodetect              bool         option
        clustering              {clustering} option
        columnNameCharacterMap  text         option
        connectionProperties    [property]   option
        copyFilesOnly           bool         option
        createDisposition       text         option
        createSession           bool         option
        dateFormat              text         option
        datetimeFormat          text         option
        decimalTargetTypes      texts        option
        destinationEncryptionConfiguration {encryption} option
        destinationTableProperties {properties} option
        encoding                text         option
        fieldDelimiter          text         option
        fileSetSpecType         text         option
        hivePartitioningOptions {hive}       option
        ignoreUnknownValues     bool         option
        jsonExtension           text         option
        maxBadRecords           int          option
        nullMarker              text         option
        nullMarkers             texts        option
        parquetOptions          {parquet}    option
        preserveAsciiControlCharacters bool  option
        projectionFields        texts        option
        quote                   text         option
        rangePartitioning       {ranges}     option
        referenceFileSchemaUri  text         option
        schema                  {fields}     option
        schemaInline            text         option
        schemaInlineFormat      text         option
        schemaUpdateOptions     texts        option
        skipLeadingRows         int          option
        sourceColumnMatch       text         option
        timeFormat              text         option
        timePartitioning        {time}       option
        timeZone                text         option
        timestampFormat         text         option
        timestampTargetPrecision any         option
        useAvroLogicalTypes     bool         option

      schema
        Template                text         later   taking the schema of another table
        Autodetect              bool         later   Schema.Autodetect | write Dest.autodetect
        Split                   {split}      later   splitting into several tables
        Fields                  any          wrong   this Schema is BqTail's | write schema

      split
        TimeColumn              text         later   splitting into several tables
        ClusterColumns          texts        later   splitting into several tables
        Mapping                 [mapping]    later   splitting into several tables

      mapping
        When                    text         later   splitting into several tables
        Then                    text         later   splitting into several tables

      transient
        Dataset                 text         later   loading through a temporary table
        ProjectID               text         later   loading through a temporary table
        Region                  text         later   loading through a temporary table
        Alias                   text         later   loading through a temporary table
        Template                text         later   loading through a temporary table
        CopyMethod              text         later   loading through a temporary table
        Criteria                text         later   loading through a temporary table
        Balancer                {balancer}   later   spreading loads over projects

      balancer
        Strategy                text         later   spreading loads over projects
        ProjectIDs              texts        later   spreading loads over projects
        MaxLoadJobs             int          later   spreading loads over projects

      sideInput
        Table                   text         later   joining side inputs
        From                    text         later   joining side inputs
        On                      text         later   joining side inputs
        Inner                   bool         later   joining side inputs
        Alias                   text         later   joining side inputs

      clustering
        fields                  texts        option

      property
        key                     text         option
        value                   text         option

      encryption
        kmsKeyName              text         option

      properties
        description             text         option
        expirationTime          scalar       option
        friendlyName            text         option
        labels                  map          option

      hive
        mode                    text         option
        sourceUriPrefix         text         option
        requirePartitionFilter  bool         option
        fields                  texts        option

      parquet
        enumAsString            bool         option
        enableListInference     bool         option
        mapTargetType           text         option

      ranges
        field                   text         option
        range                   {range}      option

      range
        start                   scalar       option
        end                     scalar       option
        interval                scalar       option

      time
        type                    text         option
        field                   text         option
        expirationMs            scalar       option
        requirePartitionFilter  bool         option

      fields
        fields                  [field]      option
        foreignTypeInfo         any          option

      field
        name                    text         option
        type                    text         option
        mode                    text         option
        description             text         option
        fields                  [field]      option
        policyTags              any          option
        dataPolicies            any          option
        categories              any          option
        collation               text         option
        maxLength               scalar       option
        precision               scalar       option
        scale                   scalar       option
        roundingMode            text         option
        timestampPrecision      any          option
        defaultValueExpression  text         option
        rangeElementType        any          option
        foreignTypeDefinition   text         option
        generatedColumn         any          option
      """;

  private RuleFieldTable() {}
}
