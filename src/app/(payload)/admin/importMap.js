import { EventPanel as EventPanel_24f4ed93aa8154bdce95fa0881969c6d } from '../../../../src/app/(payload)/components/events/EventPanel'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { JsonField as JsonField_e2e7920adfb0006cd66425bb373fd180 } from '../../../../src/app/(payload)/components/JsonField'
import { ImportMenuItem as ImportMenuItem_1cc363928e97035e1c19b9d7483a9efb } from '../../../../src/app/(payload)/components/imports/ImportMenuItem'
import { RegistrationDesk as RegistrationDesk_c439826d80bafd65b6a3fe6b54a9c1eb } from '../../../../src/app/(payload)/components/registrations/RegistrationDesk'
import { ImportField as ImportField_2c2ca2cd8d3322b9317c78fc1337ea4a } from '../../../../src/app/(payload)/components/imports/ImportField'
import { CampaignPanel as CampaignPanel_628502dba4dcf711aa10e2d940e6917e } from '../../../../src/app/(payload)/components/campaigns/CampaignPanel'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ConditionsField as ConditionsField_49e1109b1ac2f7e88854b3cc07d65f9c } from '../../../../src/app/(payload)/components/campaigns/ConditionsField'
import { CampaignStatusCell as CampaignStatusCell_481cc2c4d56394919d7e2cd594861241 } from '../../../../src/app/(payload)/components/campaigns/StatusCell'
import { ListPanel as ListPanel_cadb2ccb61548fe4df1edcdce2ea76a7 } from '../../../../src/app/(payload)/components/campaigns/ListPanel'
import { PostTargets as PostTargets_c14c1951848906da9d1f924d050ec398 } from '../../../../src/app/(payload)/components/social/PostTargets'
import { PostPreview as PostPreview_79a4f3f8a9204ee8a5d472d773fc79df } from '../../../../src/app/(payload)/components/social/PostPreview'
import { PostActions as PostActions_5d5964e5a108a64b44188da5bb92871e } from '../../../../src/app/(payload)/components/social/PostActions'
import { PostStatusCell as PostStatusCell_6116f78d03fb891d577844ed96dad7eb } from '../../../../src/app/(payload)/components/social/PostStatusCell'
import { CalendarLink as CalendarLink_d5ec262387f7a9f38a578ce590ee2883 } from '../../../../src/app/(payload)/components/social/CalendarLink'
import { SecretField as SecretField_5f1d3a636e6ed9d408bd73d7579007b3 } from '../../../../src/app/(payload)/components/social/SecretField'
import { ConnectionCheck as ConnectionCheck_919619c7b9ebf17c953c441c0bdd9795 } from '../../../../src/app/(payload)/components/social/ConnectionCheck'
import { AccountStatusCell as AccountStatusCell_313bf8fff874fc4b93def1450243d7bf } from '../../../../src/app/(payload)/components/social/AccountStatusCell'
import { NumberCell as NumberCell_a341a3ba459058fa012cf2cbed2bcc9a } from '../../../../src/app/(payload)/components/tickets/NumberCell'
import { StatusCell as StatusCell_9e141da9f81e131db5fb96adb0f80d54 } from '../../../../src/app/(payload)/components/tickets/StatusCell'
import { PriorityCell as PriorityCell_0ff8fc1c8c19cd851bf686b6e6046ae2 } from '../../../../src/app/(payload)/components/tickets/PriorityCell'
import { TagsCell as TagsCell_cdddbd5dfcc2b76321e04ef24a36325c } from '../../../../src/app/(payload)/components/TagsCell'
import { TicketFilters as TicketFilters_b5f2b6f7588b3b17e932e2e123260c7d } from '../../../../src/app/(payload)/components/tickets/TicketFilters'
import { TicketView as TicketView_f2e6d8320aaec6467e1b79b1aef4879d } from '../../../../src/app/(payload)/components/tickets/TicketView'
import { DefaultEditView as DefaultEditView_3817bf644402e67bfe6577f60ef982de } from '@payloadcms/ui'
import { CertificatePanel as CertificatePanel_a3cff98b70c500d7cf9dbdb356d7990e } from '../../../../src/app/(payload)/components/certificates/CertificatePanel'
import { CertificateStatusCell as CertificateStatusCell_4e34568c6c13e847b7c12c93a810ca11 } from '../../../../src/app/(payload)/components/certificates/StatusCell'
import { BatchPanel as BatchPanel_345dde7bada0cce4d01308c1c451a400 } from '../../../../src/app/(payload)/components/certificates/BatchPanel'
import { BatchStatusCell as BatchStatusCell_4e34568c6c13e847b7c12c93a810ca11 } from '../../../../src/app/(payload)/components/certificates/StatusCell'
import { BatchProgressCell as BatchProgressCell_4e34568c6c13e847b7c12c93a810ca11 } from '../../../../src/app/(payload)/components/certificates/StatusCell'
import { GeneratePanel as GeneratePanel_83db0bee46cd1e7e2996526c8d844425 } from '../../../../src/app/(payload)/components/certificates/GeneratePanel'
import { TemplatePreview as TemplatePreview_4432760183a46d4b209aad28b85b0198 } from '../../../../src/app/(payload)/components/certificates/TemplatePreview'
import { ElementLabel as ElementLabel_5ea4276266a48c4b73fd84b804823f11 } from '../../../../src/app/(payload)/components/certificates/ElementLabel'
import { ContactTimeline as ContactTimeline_4c8e84b0202d4957dc2adeed8089962b } from '../../../../src/app/(payload)/components/contacts/ContactTimeline'
import { FileSizeCell as FileSizeCell_5378e84bf265056cdf6aec0e919f6849 } from '../../../../src/app/(payload)/components/media/FileSizeCell'
import { AccountSecurity as AccountSecurity_b969081ad25a9a5fc77bcb835f9f3ba5 } from '../../../../src/app/(payload)/components/account/AccountSecurity'
import { PermissionsField as PermissionsField_b7126e3c613ca0845f922c70448fd146 } from '../../../../src/app/(payload)/components/roles/PermissionsField'
import { RevokeKey as RevokeKey_8c92fc069fee9cf7a48412bdc2eca6ee } from '../../../../src/app/(payload)/components/apiKeys/RevokeKey'
import { SaveKey as SaveKey_3a03da512fa04408fba6a1931691cde5 } from '../../../../src/app/(payload)/components/apiKeys/SaveKey'
import { EndpointTools as EndpointTools_008ee3525220eac81a0742f6075a5d9b } from '../../../../src/app/(payload)/components/webhooks/EndpointTools'
import { ReplayButton as ReplayButton_20a1893c76c6ba323829e0c9bf55b9ff } from '../../../../src/app/(payload)/components/webhooks/ReplayButton'
import { SetUpNotice as SetUpNotice_825c3e14d1cfc8c7c0b01a6ad6b10306 } from '../../../../src/app/(payload)/components/account/SetUpNotice'
import { Icon as Icon_74a953afcf22541863d00a94ec8a184d } from '../../../../src/app/(payload)/components/Icon'
import { Logo as Logo_64138655f634135d7d34cca723623209 } from '../../../../src/app/(payload)/components/Logo'
import { SearchBox as SearchBox_4257b99022eae64c8dc9aed1c68a089a } from '../../../../src/app/(payload)/components/search/SearchBox'
import { NavLinks as NavLinks_737701d1d3bc0081f7d13095dd4e3165 } from '../../../../src/app/(payload)/components/NavLinks'
import { CalendarView as CalendarView_c5cddf98ac266d1e3039160b8c214b9c } from '../../../../src/app/(payload)/components/calendar/CalendarView'
import { CheckInView as CheckInView_1d2ef142265badf821635e8891a07864 } from '../../../../src/app/(payload)/components/checkIn/CheckInView'
import { Dashboard as Dashboard_0b5d252ee5dffc5e1fdd14b2bf3a8276 } from '../../../../src/app/(payload)/components/dashboard/Dashboard'
import { ImportView as ImportView_1c9f19bc77692e9df3ac1d3413e63852 } from '../../../../src/app/(payload)/components/imports/ImportView'
import { LoginView as LoginView_b18b2025d1df9e43ab7a02a1caf79264 } from '../../../../src/app/(payload)/components/account/LoginView'
import { MailboxView as MailboxView_983471c54f048fe33654071048e8bb00 } from '../../../../src/app/(payload)/components/mailbox/MailboxView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/app/(payload)/components/events/EventPanel#EventPanel": EventPanel_24f4ed93aa8154bdce95fa0881969c6d,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/app/(payload)/components/JsonField#JsonField": JsonField_e2e7920adfb0006cd66425bb373fd180,
  "/src/app/(payload)/components/imports/ImportMenuItem#ImportMenuItem": ImportMenuItem_1cc363928e97035e1c19b9d7483a9efb,
  "/src/app/(payload)/components/registrations/RegistrationDesk#RegistrationDesk": RegistrationDesk_c439826d80bafd65b6a3fe6b54a9c1eb,
  "/src/app/(payload)/components/imports/ImportField#ImportField": ImportField_2c2ca2cd8d3322b9317c78fc1337ea4a,
  "/src/app/(payload)/components/campaigns/CampaignPanel#CampaignPanel": CampaignPanel_628502dba4dcf711aa10e2d940e6917e,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/app/(payload)/components/campaigns/ConditionsField#ConditionsField": ConditionsField_49e1109b1ac2f7e88854b3cc07d65f9c,
  "/src/app/(payload)/components/campaigns/StatusCell#CampaignStatusCell": CampaignStatusCell_481cc2c4d56394919d7e2cd594861241,
  "/src/app/(payload)/components/campaigns/ListPanel#ListPanel": ListPanel_cadb2ccb61548fe4df1edcdce2ea76a7,
  "/src/app/(payload)/components/social/PostTargets#PostTargets": PostTargets_c14c1951848906da9d1f924d050ec398,
  "/src/app/(payload)/components/social/PostPreview#PostPreview": PostPreview_79a4f3f8a9204ee8a5d472d773fc79df,
  "/src/app/(payload)/components/social/PostActions#PostActions": PostActions_5d5964e5a108a64b44188da5bb92871e,
  "/src/app/(payload)/components/social/PostStatusCell#PostStatusCell": PostStatusCell_6116f78d03fb891d577844ed96dad7eb,
  "/src/app/(payload)/components/social/CalendarLink#CalendarLink": CalendarLink_d5ec262387f7a9f38a578ce590ee2883,
  "/src/app/(payload)/components/social/SecretField#SecretField": SecretField_5f1d3a636e6ed9d408bd73d7579007b3,
  "/src/app/(payload)/components/social/ConnectionCheck#ConnectionCheck": ConnectionCheck_919619c7b9ebf17c953c441c0bdd9795,
  "/src/app/(payload)/components/social/AccountStatusCell#AccountStatusCell": AccountStatusCell_313bf8fff874fc4b93def1450243d7bf,
  "/src/app/(payload)/components/tickets/NumberCell#NumberCell": NumberCell_a341a3ba459058fa012cf2cbed2bcc9a,
  "/src/app/(payload)/components/tickets/StatusCell#StatusCell": StatusCell_9e141da9f81e131db5fb96adb0f80d54,
  "/src/app/(payload)/components/tickets/PriorityCell#PriorityCell": PriorityCell_0ff8fc1c8c19cd851bf686b6e6046ae2,
  "/src/app/(payload)/components/TagsCell#TagsCell": TagsCell_cdddbd5dfcc2b76321e04ef24a36325c,
  "/src/app/(payload)/components/tickets/TicketFilters#TicketFilters": TicketFilters_b5f2b6f7588b3b17e932e2e123260c7d,
  "/src/app/(payload)/components/tickets/TicketView#TicketView": TicketView_f2e6d8320aaec6467e1b79b1aef4879d,
  "@payloadcms/ui#DefaultEditView": DefaultEditView_3817bf644402e67bfe6577f60ef982de,
  "/src/app/(payload)/components/certificates/CertificatePanel#CertificatePanel": CertificatePanel_a3cff98b70c500d7cf9dbdb356d7990e,
  "/src/app/(payload)/components/certificates/StatusCell#CertificateStatusCell": CertificateStatusCell_4e34568c6c13e847b7c12c93a810ca11,
  "/src/app/(payload)/components/certificates/BatchPanel#BatchPanel": BatchPanel_345dde7bada0cce4d01308c1c451a400,
  "/src/app/(payload)/components/certificates/StatusCell#BatchStatusCell": BatchStatusCell_4e34568c6c13e847b7c12c93a810ca11,
  "/src/app/(payload)/components/certificates/StatusCell#BatchProgressCell": BatchProgressCell_4e34568c6c13e847b7c12c93a810ca11,
  "/src/app/(payload)/components/certificates/GeneratePanel#GeneratePanel": GeneratePanel_83db0bee46cd1e7e2996526c8d844425,
  "/src/app/(payload)/components/certificates/TemplatePreview#TemplatePreview": TemplatePreview_4432760183a46d4b209aad28b85b0198,
  "/src/app/(payload)/components/certificates/ElementLabel#ElementLabel": ElementLabel_5ea4276266a48c4b73fd84b804823f11,
  "/src/app/(payload)/components/contacts/ContactTimeline#ContactTimeline": ContactTimeline_4c8e84b0202d4957dc2adeed8089962b,
  "/src/app/(payload)/components/media/FileSizeCell#FileSizeCell": FileSizeCell_5378e84bf265056cdf6aec0e919f6849,
  "/src/app/(payload)/components/account/AccountSecurity#AccountSecurity": AccountSecurity_b969081ad25a9a5fc77bcb835f9f3ba5,
  "/src/app/(payload)/components/roles/PermissionsField#PermissionsField": PermissionsField_b7126e3c613ca0845f922c70448fd146,
  "/src/app/(payload)/components/apiKeys/RevokeKey#RevokeKey": RevokeKey_8c92fc069fee9cf7a48412bdc2eca6ee,
  "/src/app/(payload)/components/apiKeys/SaveKey#SaveKey": SaveKey_3a03da512fa04408fba6a1931691cde5,
  "/src/app/(payload)/components/webhooks/EndpointTools#EndpointTools": EndpointTools_008ee3525220eac81a0742f6075a5d9b,
  "/src/app/(payload)/components/webhooks/ReplayButton#ReplayButton": ReplayButton_20a1893c76c6ba323829e0c9bf55b9ff,
  "/src/app/(payload)/components/account/SetUpNotice#SetUpNotice": SetUpNotice_825c3e14d1cfc8c7c0b01a6ad6b10306,
  "/src/app/(payload)/components/Icon#Icon": Icon_74a953afcf22541863d00a94ec8a184d,
  "/src/app/(payload)/components/Logo#Logo": Logo_64138655f634135d7d34cca723623209,
  "/src/app/(payload)/components/search/SearchBox#SearchBox": SearchBox_4257b99022eae64c8dc9aed1c68a089a,
  "/src/app/(payload)/components/NavLinks#NavLinks": NavLinks_737701d1d3bc0081f7d13095dd4e3165,
  "/src/app/(payload)/components/calendar/CalendarView#CalendarView": CalendarView_c5cddf98ac266d1e3039160b8c214b9c,
  "/src/app/(payload)/components/checkIn/CheckInView#CheckInView": CheckInView_1d2ef142265badf821635e8891a07864,
  "/src/app/(payload)/components/dashboard/Dashboard#Dashboard": Dashboard_0b5d252ee5dffc5e1fdd14b2bf3a8276,
  "/src/app/(payload)/components/imports/ImportView#ImportView": ImportView_1c9f19bc77692e9df3ac1d3413e63852,
  "/src/app/(payload)/components/account/LoginView#LoginView": LoginView_b18b2025d1df9e43ab7a02a1caf79264,
  "/src/app/(payload)/components/mailbox/MailboxView#MailboxView": MailboxView_983471c54f048fe33654071048e8bb00,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
