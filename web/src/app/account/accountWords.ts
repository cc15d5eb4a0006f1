/** What is said of having an account, in one place: the sheet, the Sync centre and the one hint say the same. */
export const whatAnAccountAdds = 'An account brings your records to your other devices and keeps a copy on the server.';
